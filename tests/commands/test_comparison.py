"""What a publish would change, and when it asks."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from commands.comparison import Comparison, agree, compared
from commands.errors import CommandError
from commands.project import ROOT


def folder(place: Path, *names: str, text: str = "a") -> Path:
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


def test_files_are_new_changed_and_gone(tmp_path: Path) -> None:
    old = folder(tmp_path / "old", "index.html", "a/index.html", "a/a.pdf", "b.csv")
    new = folder(tmp_path / "new", "index.html", "c/index.html", "a/a.pdf")
    folder(new, "a/a.pdf", text="b")
    changes = compared(old, new)
    assert changes == Comparison(
        new=("c/index.html",), changed=("a/a.pdf",), gone=("a/index.html", "b.csv")
    )
    assert changes.summary == "+1 page, 0 changed, 1 gone; other files: +0, 1 changed, 1 gone"


def test_all_is_new_where_nothing_is_published(tmp_path: Path) -> None:
    new = folder(tmp_path, "index.html", "a.pdf")
    assert compared(None, new) == Comparison(("a.pdf", "index.html"), (), ())


def test_what_a_target_leaves_out_is_not_new(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "old", "a.html"), folder(tmp_path / "new", "a.html", "_headers")
    assert compared(old, new, unsent={"_headers"}) == Comparison((), (), ())


def test_pages_are_listed_by_address_and_many_are_counted() -> None:
    few = Comparison(("new/index.html", "new/a.pdf"), ("index.html", "404.html"), ("old.html",))
    assert few.listing == ["- /old.html", "+ /new/", "~ /", "~ /404.html"]
    many = Comparison(tuple(f"{n:02}/index.html" for n in range(25)), ("index.html",), ())
    assert many.listing == [*(f"+ /{n:02}/" for n in range(20)), "and 6 more"]


def test_what_pages_load_and_hosts_read_is_not_what_others_link_to() -> None:
    gone = ("_redirects", ".nojekyll", "CNAME", "theme/a.css", "pictures/1.png", "search/i.json")
    linked = ("a.pdf", "blog/a/run.csv", "feeds/a.xml", "pictures.csv", "search/index.html")
    assert Comparison((), (), (*gone, *linked)).going == linked


def going(count: int) -> Comparison:
    return Comparison((), (), tuple(f"{n}.csv" for n in range(count)))


def test_ten_files_go_unasked_and_more_with_a_yes() -> None:
    agree(going(10), "published", yes=False)
    agree(going(11), "published", yes=True)


ASK = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
from commands.comparison import Comparison, agree
agree(Comparison((), (), tuple(f"{{n}}.csv" for n in range(11))), "published", yes=False)
print("published")
"""


@pytest.mark.parametrize(
    ("answer", "status", "end"),
    [("yes", 0, "published"), ("", 1, "11 files stay where they are")],
)
def test_more_than_ten_files_go_when_a_person_says_so(
    tmp_path: Path,
    at_terminal: Callable[[Sequence[str], Sequence[str], Path], tuple[int, str]],
    answer: str,
    status: int,
    end: str,
) -> None:
    code, screen = at_terminal([sys.executable, "-c", ASK], [answer], tmp_path)
    assert "- /10.csv\npublished: 11 files would go; publish? [yes or no; Enter: no]: " in screen
    assert (code, end in screen.splitlines()[-1]) == (status, True), screen


def test_nobody_to_ask_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(CommandError) as error:
        agree(going(11), "published", yes=False)
    assert str(error.value) == "published: 11 files would go, and nobody can be asked (add --yes)"
