"""The portrait of the owner, on a page that is built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PIL.Image
import pytest
from bs4 import BeautifulSoup


@pytest.mark.slow
def test_portrait_has_its_size_so_that_nothing_moves_when_it_comes(project: Path) -> None:
    profile = project / "content/data/profile.yaml"
    text = profile.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("photo:")]
    profile.write_text("\n".join([*lines, "photo: images/me.png"]) + "\n", encoding="utf-8")
    (project / "content/images").mkdir(exist_ok=True)
    PIL.Image.new("RGB", (300, 400)).save(project / "content/images/me.png")
    subprocess.run([sys.executable, "-m", "commands", "build"], cwd=project, check=True)
    home = BeautifulSoup((project / "output/index.html").read_text("utf-8"), "html.parser")
    (portrait,) = home.select("img.portrait")
    assert (portrait["width"], portrait["height"]) == ("300", "400")
    assert str(portrait["src"]).endswith("/images/me.png")
    assert (project / "output/images/me.png").is_file()
