from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given
from structured_data.citations.coins import context_object
from structured_data.names import Name
from structured_data.records import Reference

from .made_up import QUICK, references
from .references import REFERENCES, work

# Type of a work -> what Zotero makes of it, by the format, the genre and the type.
ZOTERO = {
    "article": ("journal", "article", None),
    "inproceedings": ("book", "proceeding", None),
    "preprint": ("dc", None, "preprint"),
    "thesis": ("dissertation", None, None),
    "report": ("book", "report", None),
    "chapter": ("book", "bookitem", None),
    "book": ("book", "book", None),
    "software": ("dc", None, "computerProgram"),
    "dataset": ("dc", None, "dataset"),
    "webpage": ("dc", None, "webpage"),
    "other": ("dc", None, "document"),
}


def pairs(reference: Reference) -> list[tuple[str, str]]:
    return parse_qsl(context_object(reference), keep_blank_values=True, strict_parsing=True)


@pytest.mark.parametrize("case", REFERENCES)
def test_context_object_is_written_as_its_case(
    case: str, golden: Callable[[str, str], None]
) -> None:
    lines = (unquote(pair) for pair in context_object(REFERENCES[case]).split("&"))
    golden(f"references/{case}.coins.txt", "".join(f"{line}\n" for line in lines))


@QUICK
@given(references())
def test_context_object_says_what_the_work_is_and_nothing_is_empty(reference: Reference) -> None:
    read = pairs(reference)
    format_, genre, type_ = ZOTERO[reference.type]
    if reference.is_manuscript:
        format_, genre, type_ = "dc", None, "manuscript"
    first = dict(reversed(read))
    assert first["ctx_ver"] == "Z39.88-2004"
    assert first["rft_val_fmt"] == f"info:ofi/fmt:kev:mtx:{format_}"
    assert (first.get("rft.genre"), first.get("rft.type")) == (genre, type_)
    assert all(text for _, text in read)
    pages = [first[key] for key in ("rft.spage", "rft.epage") if key in first]
    assert pages == (
        [reference.pages.first, *filter(None, [reference.pages.last])] if reference.pages else []
    )
    assert reference.warned_title in [text for key, text in read if key.endswith("title")]


def test_every_author_is_last_comma_first_and_nothing_else() -> None:
    names = (
        Name("van der Fiction", "Vera"),
        Name("Sample", "Max", "Jr."),
        Name("Platon"),
        Name("ATLAS Collaboration", group=True),
    )
    read = pairs(work("a", "other", "A", authors=names))
    assert [text for key, text in read if key.startswith("rft.au")] == [
        "van der Fiction, Vera",
        "Sample, Max Jr.",
        "Platon",
        "ATLAS Collaboration,",
    ]
    assert {key for key, _ in read if key.startswith("rft.au")} == {"rft.au"}
