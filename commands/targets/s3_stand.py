"""How a store stands before a publish: what it holds, what of it is ours, and who is at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from ..errors import CommandError
from .s3_manifest import NAME, Manifest, manifest_of
from .s3_publisher import Publisher
from .s3_store import MovedError, Store

STALE = 900.0  # seconds without a sign of a publish, after which it has been killed
NAMED = 3  # objects of others


@dataclass(frozen=True)
class Stand:
    """The manifest with its ETag and its age in seconds, and the ETag of each object, by path."""

    manifest: Manifest
    etag: str | None
    age: float
    objects: Mapping[str, str]

    @property
    def others(self) -> list[str]:
        """Objects that no publish has made."""
        return sorted(self.objects.keys() - self.manifest.paths)


def read_stand(store: Store, place: str) -> Stand:
    """Return how a store stands; CommandError where it was not ./inv publish that filled it.

    MovedError where the first publish has begun meanwhile. The manifest is read before the objects:
    where it changes in between, it cannot be replaced by its ETag.
    """
    found = store.read(NAME)
    objects = store.listing()
    has_manifest = objects.pop(NAME, None)
    if not found:
        if has_manifest:  # since a moment
            raise MovedError(NAME)
        stand = Stand(Manifest(), None, 0.0, objects)
        if stand.others:
            named = ", ".join(stand.others[:NAMED])
            remedy = "name a bucket or a 'prefix' of its own, or empty this one"
            raise CommandError(
                f"{place}: holds what ./inv publish did not make: {named} ({remedy})"
            )
        return stand
    try:
        return Stand(manifest_of(found.data), found.etag, found.age, objects)
    except ValueError as error:
        remedy = "publish with the version that wrote it, or empty the bucket"
        raise CommandError(f"{place}: {NAME} cannot be read: {error} ({remedy})") from error


def refuse_running(stand: Stand, publisher: Publisher, place: str) -> None:
    """Raise CommandError where a publish from elsewhere may still be under way.

    One of this machine has been killed: who asks holds its lock.
    """
    begun = stand.manifest.unfinished
    if not begun or not begun.running or stand.age > STALE:
        return
    if begun.publisher.machine == publisher.machine:
        return
    rest = max(1, ceil((STALE - stand.age) / 60))
    raise CommandError(
        f"{place}: {begun.publisher.who} is publishing, last seen {int(stand.age)} s ago"
        f" (let it end; if it was killed, publish again in {rest} min)"
    )


def refuse_collisions(stand: Stand, paths: set[str], place: str) -> None:
    """Raise CommandError where a file of the site has the name of an object of others."""
    taken = sorted(paths.intersection(stand.others))
    if taken:
        named = ", ".join(taken[:NAMED])
        remedy = "remove that there, or give the site's file another name"
        raise CommandError(
            f"{place}: holds what ./inv publish did not make and would replace: {named} ({remedy})"
        )
