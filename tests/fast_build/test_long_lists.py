"""Long lists of articles hold, and give, what Pelican finds in them one by one."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pytest
from fast_build.long_lists import MANY, Listed, process_translations_in_pieces
from pelican import utils
from pelican.utils import process_translations


def test_a_list_knows_what_it_holds() -> None:
    own, other = [SimpleNamespace(name="a") for _ in range(3)], object()
    listed = Listed(own)
    assert listed == own
    assert all(one in listed for one in own)
    assert other not in listed


def contents(count: int, seed: int) -> list[SimpleNamespace]:
    """Return texts, some of which are translations of others, in any order."""
    chance = random.Random(seed)
    made = [
        SimpleNamespace(
            number=number,
            slug=f"slug-{chance.randrange(count)}",
            lang=(lang := chance.choice(("de", "en", "fr"))),
            in_default_lang=lang == "en",
            metadata={"translation": chance.choice(("true", "false"))},
            source_path=f"{number}.md",
        )
        for number in range(count)
    ]
    chance.shuffle(made)
    return made


@pytest.mark.parametrize("count", [0, 1, MANY, MANY + 1, 5 * MANY])
@pytest.mark.parametrize("translation_id", [None, "slug", {"slug"}, {"slug", "lang"}])
def test_translations_are_those_of_pelican(
    count: int, translation_id: str | set[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(process: object) -> tuple[object, ...]:
        said: list[object] = []
        # Pelican says the same only once.
        monkeypatch.setattr(utils.logger, "warning", lambda *words: said.append(words))
        made = contents(count, seed=count)
        originals, translations = process(made, translation_id)  # type: ignore[operator]
        return (
            [one.number for one in originals],
            [one.number for one in translations],
            {one.number: [x.number for x in getattr(one, "translations", [])] for one in made},
            said,
        )

    assert found(process_translations_in_pieces) == found(process_translations)


@pytest.mark.parametrize("translation_id", ["none", 5])
def test_what_tells_no_translations_is_told_as_pelican_does(translation_id: object) -> None:
    told = []
    for process in (process_translations, process_translations_in_pieces):
        with pytest.raises((AttributeError, TypeError)) as error:
            process(contents(2 * MANY, seed=0), translation_id)
        told.append(str(error.value))
    assert told[0] == told[1]
