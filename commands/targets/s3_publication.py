"""One publish to a store, in an order in which no page ever names a file that is not there."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace

from ..project import use_plugins
from ..site_files import is_page
from .s3_manifest import NAME, Files, Manifest, StoredFile, Unfinished
from .s3_publisher import Publisher
from .s3_stand import Stand
from .s3_store import THREADS, MovedError, Store

LISTS = ("feeds/", "llms.txt", "sitemap.xml")  # of pages, that are there by then
UNKNOWN = StoredFile("", "", "")
SIGN = 60.0  # seconds between the signs of life of a publish that takes long


class Publication:
    """Makes a release of files what a store shows; `read` gives the bytes of a path.

    The manifest says first which files may come, and last which have come, so that whatever a
    publish leaves that was killed in between is known as ours.
    """

    def __init__(
        self, store: Store, stand: Stand, files: Files, read: Callable[[str], bytes]
    ) -> None:
        self.store = store
        self.stand = stand
        self.files = files
        self.read = read
        self._etag = stand.etag
        self._manifest = stand.manifest
        self._seen = time.monotonic()

    @property
    def is_needed(self) -> bool:
        """Whether anything there differs from the files, or an earlier publish has not ended."""
        before = self.stand.manifest
        as_before = before.files.keys() == self.files.keys() and not before.unfinished
        return not as_before or not all(map(self._is_there, self.files))

    def run(self, release: Manifest, publisher: Publisher) -> None:
        """Publish as `release`, whose files this fills in; MovedError where another comes between.

        What fails is left as it is then, for the next publish, which need not wait for this one.
        """
        before = self.stand.manifest
        begun = Unfinished(publisher, True, self._begun())
        self._write(replace(before, unfinished=begun))
        try:
            etags = self._send()
            kept = self._kept()
            going = before.paths & self.stand.objects.keys() - self.files.keys() - kept.keys()
            for pages in (True, False):  # no page is left without what it needs
                self._each(self.store.remove, [one for one in going if is_page(one) == pages])
            files = {path: replace(one, etag=etags[path]) for path, one in self.files.items()}
            self._write(replace(release, files=files, kept=kept, unfinished=None))
        except MovedError:
            raise
        except BaseException:
            with suppress(Exception):  # what went wrong first is what is told
                self._write(replace(before, unfinished=replace(begun, running=False)))
            raise

    def _begun(self) -> dict[str, StoredFile]:
        """The files that may come; what two unfinished publishes see otherwise is not known."""
        before = self.stand.manifest.begun
        return {
            **before,
            **{
                path: file if before.get(path, file).is_same(file) else UNKNOWN
                for path, file in self.files.items()
            },
        }

    def _send(self) -> dict[str, str]:
        """Send what is not there, part by part, and return the ETag of each file."""
        etags = {
            path: self.stand.objects[path] for path in filter(self._is_there, sorted(self.files))
        }
        missing = [path for path in sorted(self.files) if path not in etags]
        for rank in sorted({_rank(path) for path in missing}):
            self._each(
                lambda path: etags.__setitem__(path, self._send_one(path)),
                [path for path in missing if _rank(path) == rank],
            )
        return etags

    def _send_one(self, path: str) -> str:
        file = self.files[path]
        return self.store.write(path, self.read(path), file.content_type, file.cache_control)

    def _is_there(self, path: str) -> bool:
        """Whether an object is the file already, as its ETag tells, and is served as it should be.

        What a publish has written that was killed has the ETag that its bytes have.
        """
        manifest, now = self.stand.manifest, self.stand.objects.get(path)
        records = [one[path] for one in (manifest.files, manifest.kept) if path in one]
        alike = [one for one in records if one.etag == now]
        if not alike and path in manifest.begun and now == _md5_etag(self.read(path)):
            alike = [manifest.begun[path]]
        return bool(alike) and all(one.is_same(self.files[path]) for one in alike)

    def _kept(self) -> dict[str, StoredFile]:
        """Files of the release before that are named by what they hold: an open page needs them."""
        use_plugins()
        from host_files.caching import is_named_by_content

        before = {**self.stand.manifest.begun, **self.stand.manifest.files}
        return {
            path: file
            for path, file in before.items()
            if path not in self.files and path in self.stand.objects and is_named_by_content(path)
        }

    def _each(self, action: Callable[[str], object], paths: Iterable[str]) -> None:
        """Do something with each path, some at once, with a sign of life from time to time."""
        with ThreadPoolExecutor(THREADS) as pool:
            waiting = {pool.submit(action, path) for path in paths}
            try:
                while waiting:
                    done, waiting = wait(waiting, timeout=SIGN, return_when="FIRST_EXCEPTION")
                    for one in done:
                        one.result()
                    if time.monotonic() - self._seen > SIGN:
                        self._write(self._manifest)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def _write(self, manifest: Manifest) -> None:
        self._etag = self.store.replace(NAME, manifest.to_json(), self._etag)
        self._manifest, self._seen = manifest, time.monotonic()


def _rank(path: str) -> int:
    """What is sent when: what pages need, pages, what lists them, and the home page last."""
    use_plugins()
    from host_files.caching import is_named_by_content

    if is_named_by_content(path):
        return 0
    if path == "index.html":
        return 4
    if path.startswith(LISTS):
        return 3
    return 2 if is_page(path) else 1


def _md5_etag(data: bytes) -> str:
    return f'"{hashlib.md5(data, usedforsecurity=False).hexdigest()}"'
