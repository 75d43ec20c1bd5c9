"""`.published.json`, the object of a store that says what was published, and what is under way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ..project import use_plugins
from .s3_publisher import Publisher

NAME = ".published.json"  # no page has it
SCHEMA = 1


@dataclass(frozen=True)
class StoredFile:
    """An object of the site; `etag` is as the store gave it, '' where nobody has heard it yet."""

    sha256: str
    content_type: str
    cache_control: str
    etag: str = ""

    def is_same(self, other: StoredFile) -> bool:
        """Return whether both are the same bytes, to be served in the same way."""
        mine = (self.sha256, self.content_type, self.cache_control)
        return mine == (other.sha256, other.content_type, other.cache_control)


Files = Mapping[str, StoredFile]


@dataclass(frozen=True)
class Unfinished:
    """A publish that has begun, and every file that it or one before it may have written.

    Nobody is at it any more where it is not `running`.
    """

    publisher: Publisher
    running: bool
    files: Files


@dataclass(frozen=True)
class Manifest:
    """The release that was published last; '' where the first publish has not ended.

    `kept` are files of the release before, for readers who have a page of it open.
    """

    release: str = ""
    replaced: str | None = None
    files: Files = field(default_factory=dict)
    kept: Files = field(default_factory=dict)
    unfinished: Unfinished | None = None

    @property
    def begun(self) -> Files:
        """Files that may be there by publishes that have not ended."""
        return self.unfinished.files if self.unfinished else {}

    @property
    def paths(self) -> set[str]:
        """The paths that are ours: whatever stands there, a publish has put it there."""
        return {*self.files, *self.kept, *self.begun}

    def to_json(self) -> bytes:
        return json.dumps({"schema": SCHEMA, **asdict(self)}, indent=1, sort_keys=True).encode()


def manifest_of(data: bytes) -> Manifest:
    """Read a manifest; ValueError where it is none that this version writes."""
    try:
        given = json.loads(data)
        schema = given.pop("schema")
        if schema != SCHEMA:
            raise ValueError(f"its schema is {schema!r}, not {SCHEMA}")
        unfinished = given["unfinished"]
        if unfinished:
            unfinished = Unfinished(
                Publisher(**unfinished["publisher"]),
                unfinished["running"],
                _files(unfinished["files"]),
            )
        files = {"files": _files(given["files"]), "kept": _files(given["kept"])}
        manifest = Manifest(**{**given, **files, "unfinished": unfinished})
    except (AttributeError, LookupError, TypeError) as error:
        raise ValueError(str(error)) from error
    return manifest


def _files(given: Mapping[str, Mapping[str, Any]]) -> dict[str, StoredFile]:
    return {path: StoredFile(**one) for path, one in given.items()}


def served_files(hashes: Mapping[str, str]) -> dict[str, StoredFile]:
    """Return how the files of a site are to be stored, by their SHA-256."""
    use_plugins()
    from host_files.caching import cache_control
    from host_files.media_types import media_type

    return {
        path: StoredFile(sha256, media_type(path), cache_control(path))
        for path, sha256 in hashes.items()
    }
