"""./inv talk add and ./inv person add, on a copy of the invented site."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from structured_data.loading import load_library

from commands.errors import CommandError
from commands.person import alike, new_person
from commands.project import ROOT
from commands.records import save_records
from commands.talk import new_talk

Screen = Callable[[str, Sequence[str]], tuple[int, str]]

RUN = """\
import sys
from pathlib import Path
from commands.errors import CommandError
from commands.person import new_person
from commands.talk import new_talk
try:
    {"person": new_person, "talk": new_talk}[sys.argv[1]]({}, False, Path("content"))
except CommandError as error:
    sys.exit(str(error))
"""
CTRL_C, END_OF_INPUT = "\x03", "\x04"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content of the invented site; it is in the current folder."""
    shutil.copytree(ROOT / "tests/cases/site/content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return Path("content")


@pytest.fixture
def screen(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_terminal: Callable[[Sequence[str], Sequence[str], Path], tuple[int, str]],
) -> Screen:
    """Adds a record at a terminal: exit status and screen."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run(kind: str, answers: Sequence[str]) -> tuple[int, str]:
        return at_terminal([sys.executable, "-c", RUN, kind], answers, site.parent.absolute())

    return run


def files_of(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {str(file): file.read_bytes() for file in files}


def test_person_is_asked_for_and_written(site: Path, screen: Screen) -> None:
    before = (site / "data/people.yaml").read_text(encoding="utf-8")
    answers = ["Gonzalez, Joseph", "", "acme, lantern-lab", "", "", "jegonzal", "", ""]
    assert screen("person", answers) == (
        0,
        "name [First Last, or Last, First]: Gonzalez, Joseph\n"
        "key [lower-case letters, digits and hyphens; Enter: joseph-gonzalez]: \n"
        "affiliations [keys in organizations.yaml, most relevant first; Enter: none]: "
        "acme, lantern-lab\n"
        "position [such as PhD student; Enter: none]: \n"
        "homepage [https://...; Enter: none]: \n"
        "github [user name; Enter: none]: jegonzal\n"
        "orcid [0000-0002-1825-0097; Enter: none]: \n"
        "sources [pages that show it, with spaces between; Enter: none]: \n"
        "content/data/people.yaml:40: added 'Joseph Gonzalez'\n"
        "next: name them in a record, such as the author of a paper; ./inv check\n",
    )
    assert (site / "data/people.yaml").read_text(encoding="utf-8") == (
        f"{before}\n"
        "- key: joseph-gonzalez\n"
        "  name: Joseph Gonzalez\n"
        "  affiliations: [acme, lantern-lab]\n"
        "  github: jegonzal\n"
    )


def test_talk_is_asked_for_and_written(site: Path, screen: Screen) -> None:
    before = (site / "data/talks.yaml").read_text(encoding="utf-8")
    status, _ = screen(
        "talk",
        [
            *("Lamps: why?", "oral", "ada-example", "INVENT", "", "2026-05", "Nowhere, NW"),
            *("", "lantern, ember"),
            *("https://lamps.example/slides.pdf", "", "https://a.example/1 https://b.example/?2,3"),
        ],
    )
    assert status == 0
    assert (site / "data/talks.yaml").read_text(encoding="utf-8") == (
        f"{before}\n"
        "- key: invent-2026\n"
        '  title: "Lamps: why?"\n'
        "  kind: oral\n"
        "  speakers: [ada-example]\n"
        "  event: INVENT\n"
        "  date: 2026-05\n"
        "  place: Nowhere, NW\n"
        "  publications: [lantern, ember]\n"
        "  slides: https://lamps.example/slides.pdf\n"
        "  sources:\n"
        "    - https://a.example/1\n"
        "    - https://b.example/?2,3\n"
    )
    assert load_library(site / "data").talks["invent-2026"].place == "Nowhere, NW"


def test_wrong_answer_is_told_in_the_words_of_the_records_and_asked_again(screen: Screen) -> None:
    status, shown = screen(
        "talk",
        [
            *("", "A title", "keynote", "poster", "", "", "acm", "acme", "2024-13", "2024", ""),
            *("lamps-at-acme", "lamps", "lantrn", "", "lamps.pdf", "", "", ""),
        ],
    )
    told = [line.strip() for line in shown.splitlines() if line.startswith("  ")]
    assert (status, told) == (
        0,
        [
            "is missing (add title)",
            "'keynote' is not one that is known (write invited or oral or poster)",
            "'acm' is not the key of an organization (did you mean 'acme'?)",
            "'2024-13' is not a date (write YYYY, YYYY-MM or YYYY-MM-DD)",
            "'lamps-at-acme' is the key of another talk (choose another key)",
            "'lantrn' is not the key of a publication (did you mean 'lantern'?)",
            "'lamps.pdf' is not a web address "
            "(write https://..., with spaces and quotes percent-encoded)",
        ],
    )


@pytest.mark.parametrize("end", [CTRL_C, END_OF_INPUT])
@pytest.mark.parametrize("kind", ["person", "talk"])
def test_who_breaks_off_changes_nothing(site: Path, screen: Screen, kind: str, end: str) -> None:
    before = files_of(site)
    status, shown = screen(kind, ["Somebody New", end])
    assert (status, shown.splitlines()[-1]) == (1, "nothing written")
    assert files_of(site) == before


def test_person_who_could_be_there_is_pointed_out(site: Path, screen: Screen) -> None:
    before = files_of(site)
    status, shown = screen("person", ["J. García Márquez", "perhaps", "no"])
    assert (status, shown.splitlines()[1:]) == (
        1,
        [
            "J. García Márquez could be José Luis García Márquez: add 'J. García Márquez' to the "
            "variants of 'jose-garcia-marquez' if they are the same",
            "Is this another person? [yes or no; Enter: no]: perhaps",
            "'perhaps' is neither yes nor no",
            "Is this another person? [yes or no; Enter: no]: no",
            "nothing written",
        ],
    )
    assert files_of(site) == before


def test_another_person_of_a_like_name_is_written(site: Path, screen: Screen) -> None:
    status, _ = screen("person", ["J. García Márquez", "yes", *[""] * 7])
    assert status == 0
    assert "j-garcia-marquez" in load_library(site / "data").people


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("J. García Márquez", ["jose-garcia-marquez"]),
        ("Jose Garcia Marquez", ["jose-garcia-marquez"]),
        ("José M. García Márquez", []),
        ("Juan García Márquez", []),
        ("A. Example", ["ada-example"]),
        ("Plato", []),
        ("Na Li", ["li-na"]),
    ],
)
def test_given_names_and_initials_decide_who_could_be_meant(
    site: Path, name: str, keys: list[str]
) -> None:
    assert [known.key for known in alike(name, load_library(site / "data"))] == keys


@pytest.mark.parametrize(
    ("name", "line", "key"),
    [
        ("Ada Example", 3, "ada-example"),
        ("example, ADA", 3, "ada-example"),
        ("J. L. García Márquez", 13, "jose-garcia-marquez"),
        ("{ATLAS Collaboration}", 36, "atlas-collaboration"),
    ],
)
def test_person_who_is_there_is_not_written_twice(
    site: Path, name: str, line: int, key: str
) -> None:
    before = files_of(site)
    with pytest.raises(CommandError) as error:
        new_person({"name": name}, yes=True, content=site)
    shown = str(error.value)
    assert shown.startswith(f"content/data/people.yaml:{line}: ")
    assert shown.endswith(f" is there, as '{key}'; nothing written")
    assert files_of(site) == before


def test_name_is_written_as_it_divides(site: Path) -> None:
    for name in ("Zhang, Yiying", "Luna Sol, Eva", "{Lamp Group}", "van der Berg, Jan"):
        new_person({"name": name}, yes=True, content=site)
    written = (site / "data/people.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in written if line.startswith("  name: ")][-4:] == [
        "  name: Yiying Zhang",
        "  name: Luna Sol, Eva",
        '  name: "{Lamp Group}"',
        "  name: Jan van der Berg",
    ]


def test_everything_wrong_with_the_flags_is_told_at_once(site: Path) -> None:
    before = files_of(site)
    with pytest.raises(CommandError) as error:
        new_talk({"title": "T", "kind": "speech", "date": "May"}, yes=True, content=site)
    assert str(error.value).splitlines() == [
        "--kind: 'speech' is not one that is known (write invited or oral or poster)",
        "--date: 'May' is not a date (write YYYY, YYYY-MM or YYYY-MM-DD)",
        "nothing written",
    ]
    assert files_of(site) == before


def test_missing_flag_is_named_where_nothing_may_be_asked(site: Path) -> None:
    with pytest.raises(CommandError) as error:
        new_talk({"place": "Nowhere"}, yes=True, content=site)
    assert str(error.value).splitlines() == [
        "--title: is missing (add title)",
        "--kind: is missing (add kind)",
        "nothing written, and nothing asked: that takes a terminal, and no --yes",
    ]


def test_name_without_latin_letters_needs_a_key(site: Path) -> None:
    with pytest.raises(CommandError, match="--key: is missing"):
        new_person({"name": "王伟"}, yes=True, content=site)
    new_person({"name": "王伟", "key": "wang-wei"}, yes=True, content=site)
    assert load_library(site / "data").people["wang-wei"].name == "王伟"


def test_key_that_is_taken_has_a_number_behind_it(site: Path) -> None:
    for _ in range(2):
        new_talk({"title": "T", "kind": "oral", "event": "MLSys 2026"}, yes=True, content=site)
    assert {"mlsys-2026", "mlsys-2026-2"} <= set(load_library(site / "data").talks)


def test_key_is_made_from_event_and_year_or_the_title(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_talk({"title": "On moths", "kind": "oral", "date": "2026"}, yes=True, content=site)
    new_talk(
        {"title": "On owls", "kind": "oral", "event": "INVENT", "date": "2026-02-01/2026-02-03"},
        yes=True,
        content=site,
    )
    assert capsys.readouterr().out == (
        "content/data/talks.yaml:32: added talk 'on-moths'\n"
        "next: ./inv serve shows it at /talks/on-moths/\n"
        "content/data/talks.yaml:37: added talk 'invent-2026'\n"
        "next: ./inv serve shows it at /talks/invent-2026/\n"
    )


def test_file_that_is_missing_is_made(site: Path) -> None:
    (site / "data/talks.yaml").unlink()
    new_talk({"title": "T", "kind": "oral"}, yes=True, content=site)
    text = (site / "data/talks.yaml").read_text(encoding="utf-8")
    assert text == "- key: t\n  title: T\n  kind: oral\n"


def test_control_character_is_told(site: Path) -> None:
    with pytest.raises(CommandError, match=r"--title: holds the control character U\+001B"):
        new_talk({"title": "Up \x1b[A", "kind": "oral"}, yes=True, content=site)


def test_records_that_are_wrong_already_are_mended_first(site: Path) -> None:
    file = site / "data/talks.yaml"
    file.write_text("- key: a\n  title: T\n", encoding="utf-8")
    with pytest.raises(CommandError) as error:
        new_person({"name": "Somebody New"}, yes=True, content=site)
    assert str(error.value).splitlines() == [
        "content/data/talks.yaml:1: talks[0].kind: is missing (add kind)",
        "nothing written: mend the records first",
    ]


def test_what_would_not_load_is_not_written(site: Path) -> None:
    before = files_of(site)
    with pytest.raises(CommandError) as error:
        save_records(site, {"talks.yaml": "- key: a\n", "people.yaml": "- key: ada\n"})
    assert "content/data/talks.yaml:1: talks[0].title: is missing (add title)" in str(error.value)
    assert str(error.value).splitlines()[-1] == "nothing written"
    assert files_of(site) == before


def test_mode_and_link_of_a_file_stay(site: Path) -> None:
    file = site / "data/people.yaml"
    real = file.replace(site.parent / "elsewhere.yaml")
    real.chmod(0o640)
    file.symlink_to(real.absolute())
    new_person({"name": "Somebody New"}, yes=True, content=site)
    assert file.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_text(encoding="utf-8").endswith("  name: Somebody New\n")


def test_folder_that_cannot_be_written_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    before = files_of(site)
    with pytest.raises(CommandError, match=r"people\.yaml: cannot be written: No space left"):
        new_person({"name": "Somebody New"}, yes=True, content=site)
    assert files_of(site) == before
