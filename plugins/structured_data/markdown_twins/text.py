"""Pieces of Markdown that any reader of it understands; text is escaped to read as written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..inline_text import inline_markdown
from ..settings import Settings

# What means something in Markdown wherever it stands.
_MARKS = re.compile(r"[\\`*_\[\]#{]")
_TAG = re.compile(r"<(?![\s\d])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# What means something where a line begins: a list, a quotation, a rule, a numbered list.
_START = re.compile(r"\A(?:[-+>=:]|(?P<number>\d+)(?=[.)](?:\s|\Z)))")
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "`": "%60", "\\": "%5C", " ": "%20"})


def escaped(text: str) -> str:
    """Return text that reads in Markdown, in a line of its own too, as it is written."""
    words = " ".join(text.split())
    marked = _MARKS.sub(r"\\\g<0>", words)
    # What a backslash protects in one dialect and not in another is written as an entity.
    marked = _TAG.sub("&lt;", _ENTITY.sub("&amp;", marked))
    if marked.count("~") > 1:  # struck out
        marked = marked.replace("~", "&#126;")
    return _START.sub(_escaped_start, marked)


def _escaped_start(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match['number']}\\"
    # Not every dialect knows a backslash before these.
    return {"=": "&#61;", ":": "&#58;"}.get(match[0], f"\\{match[0]}")


def inline(text: str, settings: Settings) -> str:
    """Return a text of the records in Markdown; what it links to is a whole address."""

    def address(target: str) -> str:
        return _destination(settings.absolute(target))

    return inline_markdown(text, _escaped_part, address)


def _escaped_part(text: str) -> str:
    """Return a part of a line with the spaces at its ends, which divide words."""
    start = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() and text.strip() else ""
    return f"{start}{escaped(text)}{end}"


def link(text: str, url: str) -> str:
    """Return a link; one whose text is its address is written once."""
    if text == url and not re.search(r"[<>\s`\\]", url):
        return f"<{url}>"
    return f"[{escaped(text)}]({_destination(url)})"


def _destination(url: str) -> str:
    safe = _ENTITY.sub("&amp;", url.translate(_IN_ADDRESS))
    return f"<{safe}>" if "(" in safe or ")" in safe else safe


def heading(text: str, level: int = 2) -> str:
    return f"{'#' * level} {escaped(text)}"


def bullets(lines: Iterable[str]) -> str:
    """Return a list; empty where there are no lines."""
    return "\n".join(f"- {line}" for line in lines if line)


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a list of labels and their values, which are Markdown; an empty value is left out."""
    return bullets(f"{escaped(label)}: {value}" for label, value in pairs if value)


def code_block(text: str, language: str) -> str:
    """Return text as it is, between fences that it does not hold."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def sentences(*parts: str) -> str:
    """Return parts of Markdown in a line, each with the stop that it may have already."""
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def section(title: str, *blocks: str) -> str:
    """Return a heading and what stands below it; nothing where that is empty."""
    below = [block for block in blocks if block]
    return "\n\n".join([heading(title), *below]) if below else ""


def document(*blocks: str) -> str:
    """Return the text of a file."""
    return "\n\n".join(block for block in blocks if block) + "\n"
