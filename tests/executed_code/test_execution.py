"""What cells find, and what they leave."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from executed_code.cell_process.guard import Forks, RefusedError
from executed_code.execution import Limits
from executed_code.results import Data, Results, Rows, Table, Text
from structured_data.errors import InvalidData

from .conftest import LAMPS, Ran


def printed(results: Results) -> list[str]:
    """Return what each cell printed."""
    return ["\n".join(line for one in cell for line in one.lines) for cell in results.cells]  # type: ignore[union-attr]


def test_cells_share_their_names_and_what_they_import(ran: Ran) -> None:
    results = ran(
        "from __future__ import annotations\nfrom model import share",
        "def f(lamp: Unknown): return share(lamp)",
        "print(f(4), f.__annotations__, __name__)",
        model__py="def share(lamps):\n    return 1 / lamps\n",
    )
    assert printed(results) == ["", "", "0.25 {'lamp': 'Unknown'} __main__"]


def test_outputs_keep_their_order(ran: Ran) -> None:
    results = ran(
        "import os\n\n"
        "print('one')\nshow.table([{'a': 1, 'b': None}, {'b': 'x', 'c': True}])\n"
        "print('two'); show.data('a.csv', [{'a': 1.5}, {'b': 'x,y'}]); os.write(1, b'three')"
    )
    rows = Rows(("a", "b", "c"), ((1, None, None), (None, "x", True)))
    assert results.cells == (
        (Text(("one",)), Table(rows), Text(("two",)), Data("a.csv"), Text(("three",))),
    )
    assert results.data == {"a.csv": 'a,b\n1.5,\n,"x,y"\n'}


def test_nothing_of_whoever_runs_it_reaches_in(
    ran: Ran, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "lamp.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("LAMP_TOKEN", "secret")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    results = ran(
        "import os, sys, time\n"
        "print(sorted(os.environ))\n"
        "print(time.tzname[0], sys.flags.hash_randomization)\n"
        "print(sys.argv, sys.stdout.encoding)",
        "try:\n    import lamp\nexcept ModuleNotFoundError as error:\n    print(error)",
    )
    assert printed(results) == [
        "['HOME', 'LANG', 'PATH', 'PYTHONHASHSEED', 'TMPDIR', 'TZ']\nUTC 0\n[''] utf-8",
        "No module named 'lamp'",
    ]


def test_what_cells_write_stays_in_the_copy(ran: Ran) -> None:
    ran(
        "import model, os, pathlib, tempfile\n"
        "pathlib.Path('new.txt').write_text('x')\n"
        "pathlib.Path('run.csv').write_text('changed')\n"
        "pathlib.Path('sub').mkdir()\n"
        "os.remove('model.py')\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    pathlib.Path(folder, 'a').write_text('x')",
        run__csv="a\n1\n",
        model__py="",
    )
    sizes = {file.name: file.stat().st_size for file in LAMPS.iterdir()}
    assert sizes == {"index.md": sizes["index.md"], "run.csv": 4, "model.py": 0}


def test_thread_that_goes_on_does_not_hold_a_post(ran: Ran) -> None:
    ran("import threading, time\nthreading.Thread(target=time.sleep, args=(100,)).start()")


def test_limits_that_are_wrong_are_told() -> None:
    assert Limits.from_mapping({"seconds": 5}) == Limits(seconds=5)
    with pytest.raises(InvalidData) as error:
        Limits.from_mapping({"second": 5, "megabytes": "4096", "seconds": 0})
    wrong = "is not a whole number above 0 (write one, without quotes)"
    assert str(error.value).splitlines() == [
        f"pelicanconf.py:1: CODE_LIMITS['megabytes']: {wrong}",
        "pelicanconf.py:1: CODE_LIMITS['second']: is not a limit (known: seconds, megabytes)",
        f"pelicanconf.py:1: CODE_LIMITS['seconds']: {wrong}",
    ]


FORKS = """\
import os

reads, writes = os.pipe()
if os.fork():
    os.wait()
    print(os.read(reads, 9).decode(), "and", os.getppid() != 0)
else:
    os.write(writes, b"forked")
"""


def test_post_that_says_so_may_fork_and_a_fork_ends_with_its_block(ran: Ran) -> None:
    marked = FORKS + "```\n\n```{.python .run .forks}\nprint('once')"
    assert printed(ran(marked, "print('again')")) == ["forked and True", "once", "again"]


def test_forks_of_a_post_are_counted_over_all_of_its_processes() -> None:
    forks = Forks(3)
    forks.take()
    subprocess.run(
        [sys.executable, "-c", f"import os; os.read({forks.left}, 1)"],
        pass_fds=[forks.left],
        check=True,
    )
    forks.take()
    with pytest.raises(RefusedError, match="forks more than 3 times"):
        forks.take()
