"""Publishes to a bucket of Amazon S3 or of a store that speaks its language.

A store swaps no folder: files come one by one, each of them wholly, new ones before the pages that
name them. `.published.json` beside them says which are ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self
from urllib.parse import urlsplit

from ..errors import CommandError
from ..project import shown, use_plugins
from .areas import Area
from .entry import Entry
from .file_hashes import file_hashes, page_count
from .kept_sites import KeptSite, KeptSites
from .local_folder import local_folder
from .lock import held_alone
from .os_errors import os_errors_told
from .release_names import next_name, release_time
from .s3_failures import failures_told
from .s3_manifest import Manifest, served_files
from .s3_publication import Publication
from .s3_publisher import this_publisher
from .s3_reading import differences, fetch, keep_current, published_site
from .s3_stand import read_stand, refuse_collisions, refuse_running
from .s3_store import MovedError, Store, open_client
from .target import Published, Release

BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
REGION = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PREFIX = re.compile(r"[\w.-]+(/[\w.-]+)*")


@dataclass(frozen=True)
class S3Target:
    """The objects of a bucket whose keys begin with a prefix, and the machine's copies of them."""

    base: Path  # the folder of the settings
    bucket: str
    endpoint: str = ""
    region: str = ""
    prefix: str = ""
    profile: str = ""

    @classmethod
    def read(cls, entry: Entry) -> Self | None:
        """Return the bucket that an entry names; who may write to it stands elsewhere."""
        bucket = entry.text("bucket", None, "you.example")
        endpoint = entry.text("endpoint", "", "https://ACCOUNT.r2.cloudflarestorage.com")
        region = entry.text("region", "", "eu-central-1")
        prefix = entry.text("prefix", "", "site")
        profile = entry.text("profile", "", "site")
        if bucket and not BUCKET.fullmatch(bucket):
            entry.problem("bucket", f"{bucket!r} is not the name of a bucket (write 'you.example')")
        if prefix and not PREFIX.fullmatch(prefix.strip("/")):
            entry.problem("prefix", f"{prefix!r} is not how keys may begin (write 'site')")
        if region and not REGION.fullmatch(region):
            message = f"{region!r} is not the name of a region (write 'eu-central-1')"
            entry.problem("region", message)
        if endpoint and not _is_endpoint(endpoint):
            message = "is not the address of a store alone (write 'https://HOST')"
            entry.problem("endpoint", f"{_without_user(endpoint)!r} {message}")
        if entry.problems:
            return None
        prefix = f"{prefix.strip('/')}/" if prefix else ""
        return cls(entry.folder, bucket, endpoint.rstrip("/"), region, prefix, profile)

    @property
    def place(self) -> str:
        at = f" at {urlsplit(self.endpoint).netloc}" if self.endpoint else ""
        return f"s3://{self.bucket}/{self.prefix}{at}"

    @property
    def area(self) -> Area:
        return (f"{self.endpoint}/{self.bucket}", *filter(None, self.prefix.split("/")))

    @property
    def served(self) -> Path | None:
        return None

    @property
    def unsent(self) -> frozenset[str]:
        """Files of the site that tell hosts what to send: a store would show them as pages."""
        use_plugins()
        from host_files import HOST_FILES

        return frozenset(HOST_FILES)

    def check_ready(self) -> None:
        with self._alone() as (store, kept):
            refuse_running(read_stand(store, self.place), this_publisher(kept.folder), self.place)

    def publish(self, site: Path) -> Published:
        """Send what differs from what is there, in an order that harms no reader; then say so."""
        hashes = {path: one for path, one in file_hashes(site).items() if path not in self.unsent}
        with self._alone() as (store, kept):
            stand = read_stand(store, self.place)
            refuse_collisions(stand, set(hashes), self.place)
            publication = Publication(
                store, stand, served_files(hashes), lambda path: (site / path).read_bytes()
            )
            keep_current(store, stand, kept)
            if not publication.is_needed:
                return Published(stand.manifest.release, is_new=False)
            for path in hashes:
                kept.add((site / path).read_bytes())
            before = stand.manifest.release
            name = next_name(filter(None, (before, *(one.id for one in kept.sites()))))
            self._run(publication, Manifest(name, before or None), kept)
            kept.keep(KeptSite(name, before or None, hashes))
            return Published(name, is_new=True)

    @contextmanager
    def published(self) -> Iterator[Path | None]:
        with TemporaryDirectory(prefix="published-") as scratch:
            with self._alone() as (store, kept):
                stand = read_stand(store, self.place)
                kept.write_site(fetch(store, stand, kept), Path(scratch))
            yield Path(scratch) if stand.manifest.release else None

    def releases(self) -> list[Release]:
        with self._alone() as (store, kept):
            current = read_stand(store, self.place).manifest
            sites = kept.sites()
        if current.release and current.release not in {one.id for one in sites}:
            sites.insert(0, published_site(current))
        return [
            Release(
                id=one.id,
                time=release_time(one.id),
                pages=page_count(one.files),
                replaced=one.replaced,
                is_current=one.id == current.release,
            )
            for one in sites
        ]

    def restore(self, release: Release) -> None:
        """Send a release again, as far as it differs from what is there."""
        with self._alone() as (store, kept):
            stand = read_stand(store, self.place)
            site = next((one for one in kept.sites() if one.id == release.id), None)
            if not site:
                raise CommandError(f"{self.place}: {release.id} is gone (./inv publish history)")
            refuse_collisions(stand, set(site.files), self.place)
            keep_current(store, stand, kept)
            publication = Publication(
                store, stand, served_files(site.files), self._reader(site, kept)
            )
            self._run(publication, Manifest(site.id, site.replaced), kept)

    def unpublished(self) -> list[str]:
        return []  # what others have put there is not taken away

    def differences(self) -> list[str]:
        """Read every object back: its bytes, and how it is served."""
        with self._alone() as (store, kept):
            stand = read_stand(store, self.place)
            refuse_running(stand, this_publisher(kept.folder), self.place)
            return differences(store, stand)

    @cached_property
    def _client(self) -> Any:
        return open_client(self.endpoint, self.region, self.profile)

    def _run(self, publication: Publication, release: Manifest, kept: KeptSites) -> None:
        publisher = this_publisher(kept.folder)
        refuse_running(publication.stand, publisher, self.place)
        publication.run(release, publisher)

    def _reader(self, site: KeptSite, kept: KeptSites) -> Callable[[str], bytes]:
        """What reads the files of a site that is kept here."""

        def read(path: str) -> bytes:
            data = kept.read(site.files[path])
            if data is None:
                where = f"{path} of {site.id} in {shown(kept.folder)} is not what it was"
                raise CommandError(f"{self.place}: {where} (remove that folder)")
            return data

        return read

    @contextmanager
    def _alone(self) -> Iterator[tuple[Store, KeptSites]]:
        """The store, and the sites that this machine keeps, held alone on this machine."""
        identity = "\0".join((self.endpoint, self.bucket, self.prefix))
        try:
            with os_errors_told(self.place):
                kept = KeptSites(local_folder(self.base, self.bucket, identity))
                with (
                    held_alone(kept.folder.with_name(f"{kept.folder.name}.lock"), self.place),
                    failures_told(self.place),
                    kept.full_disk_told(),
                ):
                    yield Store(self._client, self.bucket, self.prefix), kept
        except MovedError as error:
            message = "somebody else is publishing, or has just done so (publish again)"
            raise CommandError(f"{self.place}: {message}") from error


def _is_endpoint(address: str) -> bool:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - one that is none is told here
    except ValueError:
        return False
    is_plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    is_whole = bool(parts.hostname) and not re.search(r"\s", address)
    return parts.scheme in ("http", "https") and is_whole and is_plain


def _without_user(address: str) -> str:
    return re.sub(r"(?<=://)[^/]*@", "", address)
