"""Names of people as BibTeX writes them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import takewhile

from pybtex.bibtex.utils import split_name_list, split_tex_string

from .identifiers import LETTERS
from .latex import latex_of, text_of

_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Characters that nobody sees, braces that are meant to be seen, and formulas.
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]|\\[{}(\[]|(?<!\\)\$")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_NUMBER = re.compile(r"(?<=\S) [0-9]{4}(?= ?(?:,|$))")  # by which DBLP tells namesakes apart
_OPEN_MACRO = re.compile(r"(\\[A-Za-z]+) (\w)")  # its space divides no words: S\o rensen
_SUFFIX = re.compile(r"[JS]r\.?|[js]r\.?|II|III|IV|2nd|3rd|4th")
_MIDDLE = re.compile(rf"{_SUFFIX.pattern}|[IVX]+|[1-9]\d?(?:st|nd|rd|th)")  # no initial there
_JUNIOR = re.compile(r"[JSjs]r\.?")  # these, unlike II, are nobody's initials
# What stands in no name: it is an address, a mark, or a second name.
_FOREIGN = re.compile(r"[\d@;*†‡§¶&]|https?:|\bet al\b")
_SEPARATOR = re.compile(r",|\band\b", re.IGNORECASE)
_DIVIDING = re.compile(rf"{_SEPARATOR.pattern}|(?:^| )(?:{_SUFFIX.pattern})$", re.IGNORECASE)
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")  # kana and Hangul, too
_ARTICLE = re.compile(r"\A(?:a[dlnrstz]|el)-(?=\w)")  # the Arabic one, as it is transliterated
_CAPITAL_PARTICLES = frozenset(("De", "Van", "Von"))  # where a small one follows
_APOSTROPHES = frozenset("'’‘`´′ʹʻʼʽʾʿ＇")
_NO_APOSTROPHES = str.maketrans("", "", "'`")
_BRACED = re.compile(r"\{[^\\]")
_ASCII_WORD = re.compile("[a-z0-9]+")


@dataclass(frozen=True)
class Name:
    """A name in its parts; a person of one name, or a group, has a family name only.

    The family name includes its particle, such as van der.
    """

    family: str
    given: str | None = None
    suffix: str | None = None
    group: bool = False

    @classmethod
    def parse(cls, text: str) -> Name:
        """Return a name written `First von Last`, `von Last, First` or `von Last, Jr, First`.

        One that stands in braces as a whole, such as `{Name of a Group}`, is that of a group.
        A number from DBLP, commas at the end and white space are left out; ValueError for what is
        no name.
        """
        written = " ".join(_UNSEEN.sub("", text).split()).rstrip(" ,;")
        if _UNREADABLE.search(written):
            raise ValueError(text)
        if _is_group(written):
            return cls(_letters(written), group=True)
        written = _OPEN_MACRO.sub(r"\1{\2}", _NUMBER.sub("", written))
        family, given, suffix = _parts(split_tex_string(written, ","))
        name = cls(_letters(family), _letters(given) or None, _letters(suffix) or None)
        if not name._is_sound():
            raise ValueError(text)
        return name

    def __str__(self) -> str:
        """Return the name in reading order; in ideographs the family name comes first."""
        if self.given and _IDEOGRAPHS.fullmatch(self.family + self.given):
            return self.family + self.given
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """The name as lists are sorted by it: Family, Suffix, Given."""
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)

    @property
    def bibtex(self) -> str:
        """The name in LaTeX, as `parse` and BibTeX itself read it back."""
        if self.group or (not self.given and _divided(split_tex_string(latex_of(self.family)))[1]):
            return f"{{{latex_of(str(self))}}}"
        family, given = (_undivided(part or "", _DIVIDING) for part in (self.family, self.given))
        suffix = _undivided(self.suffix or "", _SEPARATOR)
        if suffix and not given:
            return f"{family}, {suffix},"  # a suffix alone would be a given name to BibTeX
        return ", ".join(filter(None, (family, suffix, given)))

    @property
    def particle(self) -> str | None:
        """What stands before the family name in small letters, such as van der or al-."""
        return self.family[: -len(self.family_alone)].strip() or None

    @property
    def family_alone(self) -> str:
        """The family name without its particle."""
        if self.group:
            return self.family
        words = self.family.split()
        count = len(list(takewhile(_begins_small, words[:-1])))
        return _ARTICLE.sub("", " ".join(words[count:]))

    def _is_sound(self) -> bool:
        parts = [part for part in (self.family, self.given, self.suffix) if part is not None]
        if not all(any(map(str.isalpha, part)) for part in parts):
            return False
        if _FOREIGN.search(f"{self.given} {self.family}") or _SUFFIX.fullmatch(self.family):
            return False
        if self.given:
            return True
        # What stands without a given name must not be read as one and a family name.
        alone = split_tex_string(latex_of(self.family))
        is_junior = not self.suffix or _JUNIOR.fullmatch(self.suffix)
        return bool(is_junior) and not (_DIVIDING.search(self.family) or _divided(alone)[1])


def name_list(text: str) -> list[str]:
    """Return the names of a BibTeX author field, each as it was written."""
    return list(split_name_list(text))


def name_key(name: str) -> str:
    """Return what two spellings of one name share.

    That is the name without its case, accents, periods and apostrophes, a hyphen being a space.
    Scripts other than Latin and Greek keep their marks, which make other letters of them.
    """
    if name.isascii():  # most are, and need no look at each letter
        return (
            " ".join(_ASCII_WORD.findall(name.lower().translate(_NO_APOSTROPHES))) or name.strip()
        )
    folded = unicodedata.normalize("NFKD", name).casefold().translate(LETTERS)
    kept = []
    is_european = False  # the letter that marks follow
    for character in folded:
        kind = unicodedata.category(character)
        if kind[0] in "LN" and character not in _APOSTROPHES:
            is_european = unicodedata.name(character, "").startswith(("LATIN", "GREEK"))
            kept.append(character)
        elif kind[0] == "M":
            kept += [] if is_european else [character]
        elif kind != "Cf" and character not in _APOSTROPHES:
            kept.append(" ")
    key = unicodedata.normalize("NFC", "".join(kept))
    return " ".join(key.split()) or name.strip()


def _is_group(written: str) -> bool:
    """Return whether one pair of braces holds it all; ValueError where braces do not match."""
    depth = 0
    ends = []
    for mark in _BRACES.finditer(written):
        depth += {"{": 1, "}": -1}.get(mark.group(), 0)
        if depth == 0 and mark.group() == "}":
            ends.append(mark.end())
        if depth < 0:
            raise ValueError(written)
    if depth:
        raise ValueError(written)
    is_letter = written.startswith("{\\") and len(text_of(written)) == 1  # such as {\'E}
    return written.startswith("{") and ends[0] == len(written) and not is_letter


def _parts(parts: list[str]) -> tuple[str, str, str]:
    """Return family, given name and suffix, in LaTeX, of what commas divide."""
    first, *rest = parts or [""]
    rest = [part for part in rest if part]
    if len(rest) > 2:
        raise ValueError(parts)
    words = split_tex_string(first)
    if rest and _SUFFIX.fullmatch(rest[-1]) and not (rest[1:] and _SUFFIX.fullmatch(rest[0])):
        suffix = rest.pop()
        if rest:  # Last, First, Jr
            return first, rest[0], suffix
        if len(words) > 1:  # First Last, Jr
            return (*_divided(words), suffix)
        return (first, "", suffix) if _JUNIOR.fullmatch(suffix) else (first, suffix, "")
    if len(rest) == 2:
        if not _MIDDLE.fullmatch(text_of(rest[0])):
            raise ValueError(parts)
        return first, rest[1], rest[0]
    if rest:
        given, suffix = _without_suffix(split_tex_string(rest[0]), 1)
        if not suffix:
            words, suffix = _without_suffix(words, 1)
        return " ".join(words), " ".join(given), suffix
    words, suffix = _without_suffix(words, 2)
    return (*_divided(words), suffix)


def _without_suffix(words: list[str], least: int) -> tuple[list[str], str]:
    """Return the words, at least so many, and the suffix that follows them."""
    is_last = len(words) > least and _SUFFIX.fullmatch(words[-1])
    return (words[:-1], words[-1]) if is_last else (words, "")


def _divided(words: list[str]) -> tuple[str, str]:
    """Return family and given name, in LaTeX, of words in reading order."""
    if len(words) == 2 and all(map(_IDEOGRAPHS.fullmatch, words)):
        return words[0], words[1]
    small = [_begins_small(text_of(word)) and not _BRACED.match(word) for word in words]
    start = small.index(True) if True in small[:-1] and not all(small) else len(words) - 1
    while start > 1 and start < len(words) - 1 and words[start - 1] in _CAPITAL_PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def _begins_small(word: str) -> bool:
    """Return whether the first letter is a small one."""
    return next((letter.islower() for letter in word if letter.isalpha()), False)


def _undivided(text: str, dividing: re.Pattern[str]) -> str:
    """Return text in LaTeX, in braces where it would be divided."""
    return f"{{{latex_of(text)}}}" if dividing.search(text) else latex_of(text)


def _letters(latex: str) -> str:
    return unicodedata.normalize("NFC", text_of(latex))
