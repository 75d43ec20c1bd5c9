"""What is said is collected, let out by nobody, and said again by whoever does it again."""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections.abc import Callable

import pytest
from fast_build.said import tell, unheard
from rich.console import Console


def log() -> None:
    logging.getLogger("odd").warning("odd")


def warn() -> None:
    warnings.warn("odd", stacklevel=1)


def printed() -> None:
    print("odd")  # noqa: T201 - as a plugin does


def written() -> None:
    sys.stderr.write("odd\n")


@pytest.mark.parametrize("say", [log, warn, printed, written])
def test_what_is_said_is_heard_when_it_is_said_again(
    say: Callable[[], None], capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("default")
        for _ in range(2):
            with unheard() as said:
                say()
            assert len(said) == 1
        assert (*capsys.readouterr(), caplog.messages, warned) == ("", "", [], [])
        say()
        heard = [*capsys.readouterr(), *caplog.messages, *(str(one.message) for one in warned)]
    assert [one.strip() for one in heard if one] == ["odd"]


def test_what_nobody_would_hear_is_not_said() -> None:
    with unheard() as said:
        logging.getLogger("odd").debug("odd")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.warn("odd", stacklevel=1)
    assert said == []


def test_the_sign_that_pelican_turns_on_a_terminal_is_not_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Console(force_terminal=True).status("Generating...", refresh_per_second=100):
        capsys.readouterr()
        with unheard() as said:
            time.sleep(0.2)
        assert "Generating" in capsys.readouterr().out
    assert said == []


def test_nothing_is_told_where_nobody_can_hear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    tell("odd")
