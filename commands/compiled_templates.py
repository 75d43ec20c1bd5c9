"""Compiled templates, which last while code and settings change: nothing of those goes into them.

Pelican has each generator compile its own. A command keeps them for the next one, in .cache/.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

from .project import CACHE, shown, use_plugins

FILE = CACHE / "templates"
EDITION = f"{sys.version} {version('jinja2')}"
# All else of an environment is asked for when a template runs.
SYNTAX = (
    *("block_start_string", "block_end_string", "comment_start_string", "comment_end_string"),
    *("variable_start_string", "variable_end_string", "line_statement_prefix"),
    *("line_comment_prefix", "trim_blocks", "lstrip_blocks", "newline_sequence"),
    *("keep_trailing_newline", "autoescape"),
)
Key = tuple[str, ...]  # the place of a template, all of its text, and its syntax
Kept = Mapping[Key, bytes]


class LateGenerator(CodeGenerator):
    """Leaves to the run what Jinja would compute beforehand, by filters as they are then."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible


class CompiledTemplates(BytecodeCache):
    """Those that one or more builds have asked for; it begins with what another has kept."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.compiled: dict[Key, CodeType | None] = {}
        Environment.code_generator_class = LateGenerator  # of this process, which builds

    @property
    def options(self) -> dict[str, Any]:
        """Return what an environment of Jinja needs to use it."""
        return {"bytecode_cache": self, "optimized": False}

    def load_bytecode(self, bucket: Bucket) -> None:
        key = _key(bucket)
        if key not in self.compiled and key in self._kept:
            self.compiled[key] = marshal.loads(self._kept[key])  # noqa: S302 - our own
        bucket.code = self.compiled.get(key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[_key(bucket)] = bucket.code

    def kept(self) -> dict[Key, bytes]:
        """Return all of them as bytes, for another process."""
        return {key: marshal.dumps(code) for key, code in self.compiled.items() if code}


@contextmanager
def kept_templates() -> Iterator[CompiledTemplates]:
    """Yield the templates that the last command has kept, and keep those asked for meanwhile."""
    kept = _read()
    templates = CompiledTemplates(kept)
    yield templates
    if not templates.compiled.keys() <= kept.keys():
        _write(templates.kept())


def _read() -> Kept:
    """Return what is kept; nothing of another edition, or where it is not as it was written."""
    try:
        content = FILE.read_bytes()
    except OSError:
        return {}
    seal, body = content[: hashlib.sha256().digest_size], content[hashlib.sha256().digest_size :]
    if hashlib.sha256(body).digest() != seal:
        print(f"{shown(FILE)} is not as it was written, and is made anew", file=sys.stderr)
        return {}
    edition, kept = marshal.loads(body)  # noqa: S302 - it has our seal
    return kept if edition == EDITION else {}


def _write(kept: Kept) -> None:
    use_plugins()
    from structured_data.whole_file import write_whole

    body = marshal.dumps((EDITION, dict(kept)))
    with suppress(OSError):  # as on a disk that is read only
        write_whole(FILE, hashlib.sha256(body).digest() + body)


def _key(bucket: Bucket) -> Key:
    environment = bucket.environment
    syntax = [repr(getattr(environment, name)) for name in SYNTAX]
    return bucket.key, bucket.checksum, *syntax, *sorted(environment.extensions)
