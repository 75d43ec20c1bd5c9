"""What FAST_BUILD_PROCESSES and FAST_BUILD_CACHE may be; nothing else of this project is needed."""

from __future__ import annotations

from collections.abc import Mapping

NO_NUMBER = "is not a whole number of at least 1 (write one without quotes, or leave it out)"
NO_FLAG = "is neither True nor False (write one of them, or leave it out)"


class InvalidSettingsError(ValueError):
    """What is wrong with the settings; `problems` has a line for each, with file and remedy."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


def check_settings(settings: Mapping[str, object]) -> None:
    """Raise InvalidSettingsError with each setting of this plugin that has another value."""
    processes = settings.get("FAST_BUILD_PROCESSES", 1)
    cache = settings.get("FAST_BUILD_CACHE", True)
    problems = []
    if type(processes) is not int or processes < 1:  # True is an int, too
        problems.append(f"pelicanconf.py:1: FAST_BUILD_PROCESSES: {processes!r} {NO_NUMBER}")
    if not isinstance(cache, bool):
        problems.append(f"pelicanconf.py:1: FAST_BUILD_CACHE: {cache!r} {NO_FLAG}")
    if problems:
        raise InvalidSettingsError(problems)
