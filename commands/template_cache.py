"""The templates of the theme as Python runs them: Pelican has each generator compile its own."""

from __future__ import annotations

from types import CodeType
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

Key = tuple[str, ...]


class TemplateCache(BytecodeCache):
    """Keeps what a template was compiled to, under its place and all of its text.

    For one build, or more of them with the same settings and plugins: filters go into it, too.
    """

    def __init__(self) -> None:
        self.compiled: dict[Key, CodeType | None] = {}

    @property
    def options(self) -> dict[str, Any]:
        """Return what an environment of Jinja needs to use it."""
        return {"bytecode_cache": self}

    def key(self, bucket: Bucket) -> Key:
        return bucket.key, bucket.checksum

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.compiled.get(self.key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[self.key(bucket)] = bucket.code
