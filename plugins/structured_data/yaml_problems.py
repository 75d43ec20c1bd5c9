"""What is wrong with the form of a value in YAML, in words for the person who wrote it."""

from __future__ import annotations

import re

import yaml

QUOTE = "quote the value: write it as '...'"
# What stands before a value on its line: the dashes of lists, and a name.
_BEFORE = re.compile(r"\s*(?:- +)*(?:[\w+-]+:(?: +|$))?")
# A value that begins so is something else to YAML; a lone > or | begins a text on the next line.
_MARK = re.compile(r"[@%`*&!,\]}]|[?-] |[|>](?![+-]?\d?$)")
# In these the cause stands where YAML began to read, which may be many lines above.
_CAUSES = ("while parsing a flow", "while scanning a simple key", "while scanning a quoted")


def syntax_problem(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the line, from 0, on which a text is not YAML, and what to do about it."""
    context = error.context or ""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and context.startswith(_CAUSES):
        mark = error.context_mark
    number, column = (mark.line, mark.column) if mark else (0, 0)
    line = [*text.split("\n"), *[""] * (number + 1)][number]
    if "\t" in line:
        return number, f"not YAML: {error.problem} (write spaces for the tab)"
    before = _BEFORE.match(line)
    start = before.end() if before else 0
    value = line[start:].strip() if line[:start].strip() else ""
    if "simple key" in context:
        message = "a name without a value (write `name: value`)"
    elif "escape" in (error.problem or ""):
        message = r"""'\' within "..." (write it twice, or the value in '...')"""
    elif "quoted" in context:
        message = "a quote is not closed (close it)"
    else:
        message = _value_problem(value, stopped_within=column > start)
    message = message or f"{error.problem} (check indentation, quotes and colons here)"
    return number, f"not YAML: {message}"


def lost_text(node: yaml.ScalarNode, lines: list[str]) -> str:
    """Return what is wrong with a value of which YAML keeps a part only, or nothing."""
    begin = _rest(lines, node.start_mark)
    anchor = re.match(r"&(\S+)", begin)
    is_used = anchor and any(f"*{anchor[1]}" in line for line in lines)
    if begin.startswith("!") or (anchor and not is_used):
        return f"begins with {begin[0]!r}, a mark of YAML ({QUOTE})"
    if node.style:
        return ""
    rest = _rest(lines, node.end_mark).strip()
    if re.match(r"#\S", rest):
        return f"ends before {rest[:40]!r}, a comment ({QUOTE}, or put a space after the #)"
    return ""


def _rest(lines: list[str], mark: yaml.Mark) -> str:
    """Return what stands in a line from a mark on; a value left out may be below the last line."""
    return lines[mark.line][mark.column :] if mark.line < len(lines) else ""


def _value_problem(value: str, stopped_within: bool) -> str:
    """Return what is wrong with a value, or nothing; YAML may have stopped after it began."""
    first = value[:1]
    if _MARK.match(value):
        return f"a value cannot begin with {first!r} ({QUOTE})"
    if value.startswith(("[", "{")) and len(value) > 1:
        close = "]" if first == "[" else "}"
        if close in value[:-1]:
            return f"text after {close!r} ({QUOTE})"
        return f"{first!r} without {close!r} (close it; or {QUOTE})"
    if stopped_within and first == "'":
        return "text after the closing quote (write '' for each ' within '...')"
    if stopped_within and first == '"':
        return r"""text after the closing quote (write \" for each " within "...")"""
    if stopped_within and re.search(r":(?= |$)", value):
        return f"': ' within a value ({QUOTE})"
    return ""
