"""The file of a post or a news item, by whatever its author calls it."""

from __future__ import annotations

from pathlib import Path

from .errors import CommandError
from .project import shown, use_plugins


def post_file(given: str, content: Path) -> Path:
    """Return the file that a path, a folder, an address or a name means.

    CommandError names the nearest where there is none, and all where there are several.
    """
    use_plugins()
    from structured_data.content_files import article_files
    from structured_data.suggestions import KnownWords, did_you_mean

    names: dict[str, set[Path]] = {}
    for file in article_files(content):
        for name in _names(file, content):
            names.setdefault(name, set()).add(file)
    wanted = _name(given, content)
    found = sorted(names.get(wanted, ()))
    if len(found) == 1:
        return found[0]
    if found:
        files = " or ".join(shown(file) for file in found)
        raise CommandError(f"{given}: is the name of several (write {files})")
    near = KnownWords(names).nearest(wanted)
    meant = [shown(file) for file in sorted(names[near])] if near else []
    remedy = did_you_mean(*meant) or "write its file, its folder or its name"
    raise CommandError(f"{given}: is no post and no news item ({remedy})")


def _names(file: Path, content: Path) -> tuple[str, str]:
    """Return the names of a file: blog/name, and name."""
    path = file.relative_to(content).as_posix()
    whole = path.removesuffix(".md").removesuffix("/index")
    return whole, whole.partition("/")[2]


def _name(given: str, content: Path) -> str:
    """Return one of the names of a file for a path or an address of it."""
    path, root = Path(given).resolve(), content.resolve()
    if path.exists() and path.is_relative_to(root):
        given = path.relative_to(root).as_posix()
    name = given.strip("/").removeprefix("content/").removeprefix("drafts/")
    return name.removesuffix(".md").removesuffix("/index")
