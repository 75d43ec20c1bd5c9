"""The page of a single text, beside that which a build of the whole site writes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

# In a process of its own: what builds is imported once, for one project.
COMPARE = """
from pathlib import Path
from commands.preview.builds import Builds
from commands.compiled_templates import CompiledTemplates
from commands.project import use_plugins

use_plugins()
from structured_data.content_files import article_files

content = Path("content").absolute()
texts = article_files(content)
builds = Builds(CompiledTemplates({}))
assert builds.build(str(Path("first").absolute())) == ("", "")
builds.make_ready()
before = {page: page.read_bytes() for page in Path("first").rglob("*.html")}
for text in texts:
    source = text.read_text("utf-8")
    text.write_text(f"{source}\\nOne more sentence, with `code`.\\n", "utf-8")
    assert builds.write_pages([text]), text
changed = {page for page, former in before.items() if page.read_bytes() != former}
print(f"{len(texts)} texts, {len(changed)} pages")
def is_written(text, source):
    # Whether pages are written once a text has this source, and whether one is another one then.
    former = text.read_text("utf-8") if text.exists() else ""
    text.write_text(source, "utf-8")
    pages = {page: page.read_bytes() for page in Path("first").rglob("*.html")}
    written = builds.write_pages([text])
    changed = [page for page, former in pages.items() if page.read_bytes() != former]
    text.write_text(former, "utf-8")
    return written, bool(changed)

news = next(content.glob("news/*.md"))
source = news.read_text("utf-8")
print(is_written(news, source + "\\nAnd another one."))
print(is_written(news, "Status: draft\\n" + source))
print(is_written(news, source + "\\nSee [@nobody2020] and [that]({filename}gone.md)."))
print(is_written(news, source + "\\n![](gone.png)"))
print(is_written(news, source + "\\n[Pelican only warns]({nowhere}x)"))
print(is_written(content / "news/new.md", source))
(content / "news/new.md").unlink()
assert builds.write_pages([news])

whole = Builds(CompiledTemplates({}))
assert whole.build(str(Path("second").absolute())) == ("", "")
for page in changed:
    if page.read_bytes() != Path("second", *page.parts[1:]).read_bytes():
        print(page)
"""


def test_pages_of_texts_are_those_that_the_whole_build_writes(
    tmp_path: Path, cloned: Callable[[Path], Path]
) -> None:
    project = cloned(tmp_path / "project")
    compared = subprocess.run(
        [sys.executable, "-c", COMPARE], cwd=project, capture_output=True, text=True, check=False
    )
    assert compared.stderr == ""
    texts, *rest = compared.stdout.splitlines()
    # Only what was a page before, and is right, is one at once; all else the whole build tells.
    assert rest == ["(True, True)", *["(False, False)"] * 5]
    number = texts.split()[0]
    assert texts == f"{number} texts, {number} pages"
    assert int(number) > 5
