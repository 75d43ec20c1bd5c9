"""What was found in a text before, kept on disk: a page that has not changed is not read again."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

READERS = ("beautifulsoup4", "justhtml", "selectolax")  # another version may read a page otherwise
TABLE = "CREATE TABLE IF NOT EXISTS found (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"


class Memory:
    """Findings by the digest of all that they depend on: the text, these rules, what reads it.

    Without a file, or where that cannot be used, it lasts as long as the object.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._rows = _opened(file) if file else None
        self._used: dict[str, str] = {}

    def recall(self, key: str) -> str | None:
        """Return what was kept under a key; None where nothing was."""
        value = self._used.get(key)
        if value is None and self._rows:
            row = self._rows.execute("SELECT value FROM found WHERE key = ?", (key,)).fetchone()
            if row:
                self._used[key] = value = row[0]
        return value

    def keep(self, key: str, value: str) -> None:
        """Keep a text under a key."""
        self._used[key] = value

    def save(self) -> None:
        """Write what was kept, drop what nobody asked for since the file was opened, close it."""
        if not self._rows:
            return
        known = {key for (key,) in self._rows.execute("SELECT key FROM found")}
        fresh = [(key, value) for key, value in self._used.items() if key not in known]
        stale = [(key,) for key in known - self._used.keys()]
        try:
            with self._rows:
                self._rows.executemany("INSERT OR REPLACE INTO found VALUES (?, ?)", fresh)
                self._rows.executemany("DELETE FROM found WHERE key = ?", stale)
        except sqlite3.Error as error:  # as on a full disk: the next run reads these files again
            print(f"what the gate found is not kept: {error}", file=sys.stderr)
        self._rows.close()
        self._rows = None


def key(*texts: str) -> str:
    """Return the digest of texts under the present rules."""
    digest = hashlib.sha256(edition().encode())
    for text in texts:
        digest.update(f"\0{len(text)}\0".encode())
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def edition() -> str:
    """Return the digest of the rules and of what reads pages for them."""
    digest = hashlib.sha256(repr((sys.version, *map(version, READERS))).encode())
    here = Path(__file__).parent
    for file in sorted(here.rglob("*")):
        if file.suffix in (".py", ".json"):
            digest.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _opened(file: Path) -> sqlite3.Connection | None:
    """Open the file; one that cannot be read is made anew, and said to be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return _checked(file)
    except (OSError, sqlite3.Error) as error:
        print(f"{file.name} cannot be read, every page is: {error}", file=sys.stderr)
    try:
        file.unlink(missing_ok=True)
        return _checked(file)
    except (OSError, sqlite3.Error):  # as on a disk that is read only
        return None


def _checked(file: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(file)
    try:
        rows.execute(TABLE)
        (verdict,) = rows.execute("PRAGMA quick_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    except sqlite3.Error:
        rows.close()
        raise
    return rows
