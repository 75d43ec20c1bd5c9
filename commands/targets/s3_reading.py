"""Reads the published files of a store: those that this machine lacks, or all, to compare them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from .file_hashes import STRANGE, with_remedy
from .kept_sites import KeptSite, KeptSites
from .s3_manifest import Manifest, StoredFile
from .s3_stand import Stand
from .s3_store import THREADS, Store
from .target import NOTHING


def fetch(store: Store, stand: Stand, kept: KeptSites) -> dict[str, str]:
    """Have the files of the site here as they are there now, and return the SHA-256 of each."""

    def have(path: str) -> str | None:
        file = stand.manifest.files[path]
        if file.etag == stand.objects[path] and kept.has(file.sha256):
            return file.sha256
        found = store.read(path)
        return kept.add(found.data) if found else None

    paths = sorted(stand.manifest.files.keys() & stand.objects.keys())
    with ThreadPoolExecutor(THREADS) as pool:
        hashes = dict(zip(paths, pool.map(have, paths), strict=True))
    return {path: one for path, one in hashes.items() if one}


def keep_current(store: Store, stand: Stand, kept: KeptSites) -> None:
    """Keep what is published, also from another machine, where all of it is still there."""
    current = stand.manifest
    if current.release and current.release not in {one.id for one in kept.sites()}:
        site = published_site(current)
        if fetch(store, stand, kept) == site.files:
            kept.keep(site)


def published_site(manifest: Manifest) -> KeptSite:
    """Return the site that a manifest says is published."""
    files = {path: one.sha256 for path, one in manifest.files.items()}
    return KeptSite(manifest.release, manifest.replaced, files)


def differences(store: Store, stand: Stand) -> list[str]:
    """Read every file back, and return a line for each that is not as it was published."""
    files = stand.manifest.files
    if not stand.manifest.release:
        return [NOTHING]
    with ThreadPoolExecutor(THREADS) as pool:
        told = list(pool.map(lambda path: _difference(store, path, files[path]), files))
    told += [f"{path}: {STRANGE}" for path in stand.others]
    begun = (
        ["a publish has begun and not ended (publish again)"] if stand.manifest.unfinished else []
    )
    return begun + with_remedy(sorted(filter(None, told)), f"remove there what {STRANGE}")


def _difference(store: Store, path: str, file: StoredFile) -> str | None:
    now = store.read(path)
    if not now:
        return f"{path}: is missing"
    if sha256(now.data).hexdigest() != file.sha256:
        return f"{path}: is not as it was published"
    served = (
        ("Content-Type", now.content_type, file.content_type),
        ("Cache-Control", now.cache_control, file.cache_control),
    )
    wrong = [f"{name} {is_now!r}, not {was!r}" for name, is_now, was in served if is_now != was]
    return f"{path}: is served with {' and '.join(wrong)}" if wrong else None
