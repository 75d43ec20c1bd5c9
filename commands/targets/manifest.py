"""What is written beside each release: what its files were, and which release it replaced."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True)
class Manifest:
    """The SHA-256 of the files of a site, and of their compressed copies, by path."""

    replaced: str | None  # the id of a release
    files: Mapping[str, str]
    compressed: Mapping[str, str]

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return what a text says; None where it is no manifest."""
        try:
            record = json.loads(text)
            return cls(record["replaced"], record["files"], record.get("compressed", {}))
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def text(self) -> str:
        """Return it as JSON, what it replaced on a line of its own, the second."""
        return json.dumps(asdict(self), indent=1)

    @property
    def hashes(self) -> dict[str, str]:
        """Those of all files of the release."""
        return {**self.files, **self.compressed}
