"""What all files of a build are read by: settings, plugins, installed packages, Python."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

from .inputs import is_of_system

# Settings that say where pages go and how they are rendered, and nothing of how files are read.
UNREAD = ("OUTPUT_PATH", "CACHE_PATH", "WRITE_LATER", "WRITE_ASIDE", "KEEP", "LOG_FILTER")
UNREAD_START = ("JINJA_", "FAST_BUILD_")
NAMED_BY = (type, FunctionType, BuiltinFunctionType)


class UndescribedError(TypeError):
    """A value that cannot be told from another one."""


def surroundings(settings: Mapping[str, Any], reader: Any, told: Collection[str]) -> str:
    """Return a digest that is another one where the reader may read a file otherwise.

    The reader tells of the settings `told` itself. UndescribedError for one that is neither data
    nor an object made of data.
    """
    read = {
        name: value
        for name, value in sorted(settings.items())
        if name not in (*UNREAD, *told) and not name.startswith(UNREAD_START)
    }
    whole = code_digest(settings) + described([type(reader), read])
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def code_digest(settings: Mapping[str, Any]) -> str:
    """Return a digest that is another one where code, data beside it or a version is another."""
    digest = hashlib.sha256(repr((sys.version, Path.cwd(), _packages())).encode())
    for file in (*plugin_files(settings), *_imported_files()):
        digest.update(f"\0{file}\0".encode("utf-8", "surrogateescape") + _file_digest(file))
    return digest.hexdigest()


def plugin_files(settings: Mapping[str, Any]) -> Iterator[Path]:
    """Yield the files of plugins, code and data, in one order; compiled code left out."""
    seen: set[str] = set()  # links may lead round in a circle
    for folder in sorted({Path(path).absolute() for path in settings["PLUGIN_PATHS"]}):
        for parent, folders, names in os.walk(folder, followlinks=True):
            if (real := os.path.realpath(parent)) in seen:
                folders.clear()
                continue
            seen.add(real)
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            yield from (Path(parent, name) for name in sorted(names))


def described(value: Any) -> str:
    """Return a text that is another one for any other value; UndescribedError where none is."""
    return "".join(_parts(value, ()))


def _parts(value: Any, within: tuple[int, ...]) -> Iterator[str]:
    """Yield the text of a value, in pieces; `within` are the objects that hold it."""
    if value is None or isinstance(value, str | bytes | int | float | PurePath):
        yield f"{type(value).__qualname__} {value!r};"
    elif id(value) in within:
        yield f"above {len(within) - within.index(id(value))};"
    elif isinstance(value, Mapping):
        yield f"{type(value).__qualname__}({len(value)};"
        for pair in value.items():
            yield from _each(pair, (*within, id(value)))
    elif isinstance(value, list | tuple):
        yield f"{type(value).__qualname__}({len(value)};"
        yield from _each(value, (*within, id(value)))
    elif isinstance(value, set | frozenset):
        yield f"{type(value).__qualname__} {sorted(map(described, value))};"
    else:
        yield from _object(value, within)


def _each(values: Iterable[Any], within: tuple[int, ...]) -> Iterator[str]:
    for one in values:
        yield from _parts(one, within)


def _object(value: Any, within: tuple[int, ...]) -> Iterator[str]:
    if isinstance(value, NAMED_BY):
        yield f"{value.__module__}.{value.__qualname__};"
    elif isinstance(value, MethodType):
        yield from _each((value.__func__, value.__self__), within)
    elif isinstance(value, re.Pattern):
        yield f"pattern {value.pattern!r} {value.flags};"
    else:
        yield from _parts(_made_of(value), (*within, id(value)))


def _made_of(value: Any) -> list[Any]:
    """Return what an object would be copied from, in which nothing of it may be left out."""
    try:
        made = value.__reduce_ex__(2)
    except Exception:  # whatever its class raises
        kind = type(value)
        raise UndescribedError(f"{kind.__module__}.{kind.__qualname__}") from None
    if isinstance(made, str):
        return [made]
    return [part if part is None or index < 3 else list(part) for index, part in enumerate(made)]


def _imported_files() -> list[Path]:
    """Return the files of what is imported and no package, as what settings import."""
    named = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    files = {os.path.abspath(name) for name in named if name}  # noqa: PTH100 - as inputs does
    return [Path(file) for file in sorted(files) if not is_of_system(file)]


def _file_digest(file: Path) -> bytes:
    """Return the digest of what is in a file; nothing for what cannot be read.

    Such is a link to nowhere, by which an editor marks a file that is open.
    """
    try:
        return hashlib.sha256(file.read_bytes()).digest() if file.is_file() else b""
    except OSError:
        return b""


def _packages() -> list[str]:
    """Return the names and versions of what is installed, as its folders are called."""
    folders = {Path(path) for path in sys.path if path.endswith("-packages")}
    return sorted(str(file) for folder in folders for file in folder.glob("*.*-info"))
