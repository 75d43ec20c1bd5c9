"""An invented library of any size, made as that of a large research group is; always the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from .words import ADJECTIVES, FAMILIES, FIELDS, GIVEN, MARKED, NOUNS, PLAIN, SYLLABLES, VERBS

OWNER = "Quill, Ada"
THEMES = ("measure", "schedule", "compress", "verify", "explain")
# Entry type -> how many of a hundred entries are of it.
SHARES = {
    "inproceedings": 48,
    "article": 22,
    "misc": 14,
    "report": 4,
    "incollection": 4,
    "software": 3,
    "dataset": 3,
    "book": 1,
    "thesis": 1,
}
ACCENTS = {"é": r"{\'e}", "ü": r"{\"u}", "ñ": r"{\~n}", "ø": r"{\o}", "č": r"{\v c}", "á": r"{\'a}"}

Record = dict[str, Any]


def write_library(content: Path, papers: int, unknown_authors: int = 0) -> None:
    """Write an invented library of so many papers into a folder of content.

    To 2,000 papers belong 3,000 people, 300 organizations, 200 venues, 200 talks, 100 news items
    and 50 claims. So many `unknown_authors` are not in people.yaml, which is a problem of each.
    """
    source = random.Random(papers)  # noqa: S311 - nothing here is secret
    data = content / "data"
    people = list(_people(papers * 3 // 2, source))
    organizations = [_organization(n) for n in range(papers * 3 // 20)]
    for person in people[1:]:
        person["affiliations"] = [source.choice(organizations)["key"]]
    venues = [_venue(n, source) for n in range(max(4, papers // 10))]
    strangers = [f"Stranger{_system(n)}, {GIVEN[n % len(GIVEN)]}" for n in range(unknown_authors)]
    names = [_written(person["name"], source) for person in people[1:]]
    entries = (_entry(n, names, strangers, venues, papers, source) for n in range(papers))
    _write(data / "publications.bib", "\n".join(entries))
    _write_yaml(data / "people.yaml", people)
    _write_yaml(data / "organizations.yaml", organizations)
    _write_yaml(data / "venues.yaml", venues)
    _write_yaml(data / "profile.yaml", _profile())
    _write_yaml(data / "talks.yaml", [_talk(n, papers, source) for n in range(papers // 10)])
    _write_yaml(data / "claims.yaml", [_claim(n, papers, source) for n in range(papers // 40)])
    for n in range(papers // 20):
        front = f"Title: News {n}\nDate: {_date(source)}\nPublications: {_key(n)}\n"
        _write(content / f"news/news-{n}.md", f"{front}Tags: {FIELDS[n % len(FIELDS)]}\n\nText.\n")


def _people(count: int, source: random.Random) -> Iterator[Record]:
    yield {"key": "ada-quill", "name": OWNER, "github": "ada-quill"}
    pairs = [(family, given) for family in FAMILIES for given in GIVEN]
    source.shuffle(pairs)
    for n in range(1, count):
        family, given = pairs[n % len(pairs)]
        middle = f" {chr(65 + n // len(pairs) % 26)}." if n >= len(pairs) else ""
        yield {
            "key": f"person-{n}",
            "name": f"{family}, {given}{middle}",
            "homepage": f"https://people.example/{n}",
            "sources": [f"https://people.example/{n}/about"],
        }


def _written(name: str, source: random.Random) -> str:
    """Return a name as BibTeX files have it: of those with accents, half are in LaTeX."""
    if source.random() < 0.5:
        return name
    return "".join(ACCENTS.get(letter, letter) for letter in name)


def _organization(n: int) -> Record:
    record = {
        "key": f"organization-{n}",
        "name": f"{_system(n)} University",
        "url": f"https://organization-{n}.example/",
    }
    return record | ({"parent": f"organization-{n - 1}"} if n % 3 == 1 else {})


def _venue(n: int, source: random.Random) -> Record:
    kind = ("conference", "journal", "workshop", "book")[n % 4]
    year = 2000 + n % 26
    venue = {
        "key": f"venue-{n}",
        "name": f"{'Journal of' if kind == 'journal' else 'Proceedings on'} {_system(n)} Systems",
        "short": f"{_system(n).upper()} {year}",
        "kind": kind,
        "publisher": "Invented Press",
    }
    if kind in ("conference", "workshop"):
        venue |= {"series": _system(n).upper(), "date": f"{year}-05-18/{year}-05-22"}
        venue["place"] = f"{source.choice(FAMILIES)}ville"
    return venue


def _entry(
    n: int,
    names: list[str],
    strangers: list[str],
    venues: list[Record],
    papers: int,
    source: random.Random,
) -> str:
    (type_,) = source.choices(list(SHARES), weights=list(SHARES.values()))
    authors = [OWNER, *source.sample(names, source.randint(2, min(11, len(names))))]
    source.shuffle(authors)
    authors += strangers[n::papers]
    title = f"{source.choice(ADJECTIVES)} {source.choice(NOUNS)} for {source.choice(FIELDS)}"
    cost = source.choice((r" in {$O(n \log n)$} Time", r" \& Beyond", "", "", ""))
    fields = {
        "title": f"{{{_system(n)}}}: {title}{cost}",
        "shorttitle": _system(n),
        "author": " and ".join(authors),
        "author+an": "1=equal; 2=equal, corresponding" if n % 3 == 0 else "",
        "date": _date(source),
        "doi": f"10.5555/{n}.{source.randrange(10**6)}",
        "pages": f"{n % 900 + 1}--{n % 900 + 14}",
        "keywords": ", ".join(source.sample(FIELDS, 4)),
        "area": f"area-{n % 6}" if n % 40 == 0 else "",
        "themes": source.choice(THEMES),
        "selected": "true" if n < 6 else "",
        "code": f"https://code.example/{_key(n)}",
        "summary": f"{_system(n)} {source.choice(VERBS)} {source.choice(NOUNS)}.",
        "abstract": _abstract(source),
    }
    fields |= TYPES[type_](n, venues)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{type_}{{{_key(n)},\n{lines}}}\n"


def _with_venue(kind: str) -> Callable[[int, list[Record]], Record]:
    def fields(n: int, venues: list[Record]) -> Record:
        known = [venue["key"] for venue in venues if venue["kind"] == kind]
        preprint = {
            "eprint": f"{2000 + n % 600}.{n % 100000:05}",
            "eprinttype": "arxiv",
            "versions": f"workshop 2019-12-14 {venues[2]['key']} https://workshop.example/{n}",
        }
        return {"venue": known[n % len(known)]} | (preprint if n % 2 else {})

    return fields


# Entry type -> the fields that entries of this type have beside the others.
TYPES: dict[str, Callable[[int, list[Record]], Record]] = {
    "inproceedings": _with_venue("conference"),
    "article": lambda n, venues: (
        _with_venue("journal")(n, venues) | {"volume": f"{n % 50 + 1}", "number": f"{n % 12 + 1}"}
    ),
    "misc": lambda n, _: {"eprint": f"2607.{n:05}", "eprinttype": "arxiv", "pages": ""},
    "report": lambda n, _: {"institution": "Invented Institute", "number": f"TR-{n}", "pages": ""},
    "incollection": _with_venue("book"),
    "software": lambda n, _: {"version": "1.2", "pages": ""},
    "dataset": lambda n, _: {"url": f"https://data.example/{n}", "pages": ""},
    "book": lambda n, _: {"publisher": "Invented Press", "edition": "2", "pages": ""},
    "thesis": lambda n, _: {"institution": "Invented Institute", "type": "phdthesis", "pages": ""},
}


def _abstract(source: random.Random) -> str:
    """Return about a thousand characters, with LaTeX or math in up to three sentences."""
    sentences = source.sample(MARKED, source.randint(0, 3))
    plain = source.sample(PLAIN, len(PLAIN))
    while sum(map(len, sentences)) < 1000:
        sentences.append(plain.pop())
    source.shuffle(sentences)
    return " ".join(sentences).replace("NOUN", source.choice(NOUNS))


def _talk(n: int, papers: int, source: random.Random) -> Record:
    return {
        "key": f"talk-{n}",
        "title": f"What {_system(n)} taught us",
        "kind": ("invited", "oral", "poster")[n % 3],
        "event": f"{_system(n).upper()} {2000 + n % 26}",
        "date": f"{2000 + n % 26}-05-18",
        "publications": [_key(source.randrange(papers))],
    }


def _claim(n: int, papers: int, source: random.Random) -> Record:
    key = _key(source.randrange(papers))
    return {
        "key": f"claim-{n}",
        "subject": "Acme",
        "title": f"Acme runs on {_system(n)}",
        "text": f"Acme says that [it runs](/publications/{key}/) on *this*.",
        "evidence": [{"label": "Acme", "url": f"https://acme.example/{n}", "date": "2025"}],
        "publications": [key],
    }


def _profile() -> Record:
    return {
        "person": "ada-quill",
        "headline": "A library that does not exist.",
        "lede": "I study what is *invented*.",
        "areas": [{"key": f"area-{n}", "name": f"Area {n}"} for n in range(6)],
        "themes": [{"key": key, "name": key, "summary": f"To {key}."} for key in THEMES],
    }


def _key(n: int) -> str:
    return f"{_system(n).lower()}"


def _system(n: int) -> str:
    """Return the n-th name of a system: a word of at least two syllables."""
    syllables = [SYLLABLES[n % len(SYLLABLES)]]
    while n := n // len(SYLLABLES):
        syllables.append(SYLLABLES[n % len(SYLLABLES)])
    return ("".join(syllables) if len(syllables) > 1 else f"{syllables[0]}o").capitalize()


def _date(source: random.Random) -> str:
    """Return a date known to the year, the month or the day."""
    month, day = source.randint(1, 12), source.randint(1, 28)
    return f"{source.randint(2000, 2025)}-{month:02}-{day:02}"[: source.choice((4, 7, 10))]


def _write_yaml(file: Path, value: object) -> None:
    _write(file, yaml.dump(value, Dumper=DUMPER, allow_unicode=True, sort_keys=False))


DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the C writer where libyaml is there


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
