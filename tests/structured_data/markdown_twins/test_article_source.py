"""The text of a post, made to be read elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from structured_data.article_texts import article_text
from structured_data.library import Library
from structured_data.markdown_twins.article_source import article_source, references_section
from structured_data.settings import Settings

LOAD = Callable[[], Library]
MOTH = "What a Moth Wants"


def source(
    site: Path, load: LOAD, settings: Settings, text: str, file: str = "lamps/index.md"
) -> tuple[str, str]:
    """Return the text and the references of a post."""
    path = site / "content/blog" / file
    path.parent.mkdir(exist_ok=True)
    (site / "content/blog/b.csv").touch()
    path.write_text(
        f"Title: Lamps\nDate: 2025-05\nSummary: On lamps.\n\n{text}\n", encoding="utf-8"
    )
    (post,) = [article for article in load().articles if article.slug == "lamps"]
    written = article_text(path)
    return article_source(post, written, settings), references_section(post, settings)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[a](/news/)", "[a](https://ada.example/site/news/)"),
        ("[a](data.csv 'b')", "[a](https://ada.example/site/blog/lamps/data.csv 'b')"),
        ("![a](<a_(1).png>)", "![a](<https://ada.example/site/blog/lamps/a_(1).png>)"),
        ("[a](#b)", "[a](https://ada.example/site/blog/lamps/#b)"),
        ("[a](mailto:a@b.example)", "[a](mailto:a@b.example)"),
        ("[a](https://b.example/c)", "[a](https://b.example/c)"),
        ("[a]({static}../b.csv)", "[a](https://ada.example/site/blog/b.csv)"),
        (
            "[a]({filename}/news/lighthouse.md#b)",
            "[a](https://ada.example/site/news/lighthouse/#b)",
        ),
        ("[a][b]\n\n[b]: /news/", "[a][b]\n\n[b]: https://ada.example/site/news/"),
        ("Foot.[^1]\n\n[^1]: /news/", "Foot.[^1]\n\n[^1]: /news/"),
        ('<img src="a.png">', '<img src="https://ada.example/site/blog/lamps/a.png">'),
        ("`[a](/b/)`", "`[a](/b/)`"),
        ("[a *b*](paper:moth 'c')", "[a *b*](https://ada.example/site/publications/moth/ 'c')"),
        ("- [](paper:moth#cite)", f"- [{MOTH}](https://ada.example/site/publications/moth/#cite)"),
        ("[](<paper:moth>)", f"[{MOTH}](<https://ada.example/site/publications/moth/>)"),
        ("[](person:ada-example)", "[Ada Example](https://ada.example/site/)"),
        ("[a]\n\n[a]: paper:moth", "[a]\n\n[a]: https://ada.example/site/publications/moth/"),
        ("`[](paper:moth)` [](#b)", "`[](paper:moth)` [](https://ada.example/site/blog/lamps/#b)"),
        ("```\n[a](/b/) [@moth]\n```", "```\n[a](/b/) [@moth]\n```"),
    ],
)
def test_addresses_are_whole_but_in_code(
    site: Path, load: LOAD, settings: Settings, written: str, read: str
) -> None:
    below = replace(settings, site_url="https://ada.example/site")
    assert source(site, load, below, written) == (read, "")


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("{filename}first-light/index.md", "/blog/first-light/"),
        ("{filename}../news/lighthouse.md", "/news/lighthouse/"),
        ("{filename}/blog/first-light/index.md#b", "/blog/first-light/#b"),
        ("{static}b.csv", "/blog/b.csv"),
        ("{static}/images/ada.jpg", "/images/ada.jpg"),
        ("{attach}b.csv", "/blog/lamps/b.csv"),
        ("{attach}/images/ada.jpg", "/blog/lamps/ada.jpg"),
        ("lamp.png", "/blog/lamps/lamp.png"),
    ],
)
def test_marker_is_followed_from_the_file_as_pelican_does(
    site: Path, load: LOAD, settings: Settings, written: str, path: str
) -> None:
    text, _ = source(site, load, settings, f"[a]({written})", "lamps.md")
    assert text == f"[a](https://ada.example{path})"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("![a [b]](lamp.png 'c')", "![a [b]](https://ada.example/blog/lamp.png 'c')"),
        ("![a](../images/ada.jpg)", "![a](https://ada.example/images/ada.jpg)"),
        ("![a](/images/ada.jpg)", "![a](https://ada.example/images/ada.jpg)"),
        ("![a](https://b.example/c.png)", "![a](https://b.example/c.png)"),
        ('<img alt="a" src="lamp.png">', '<img alt="a" src="https://ada.example/blog/lamp.png">'),
        (
            "[![a](b.png)](c/)",
            "[![a](https://ada.example/blog/b.png)](https://ada.example/blog/lamps/c/)",
        ),
    ],
)
def test_picture_is_the_file_beside_the_text(
    site: Path, load: LOAD, settings: Settings, written: str, read: str
) -> None:
    assert source(site, load, settings, written, "lamps.md") == (read, "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("## Lamps {#lamps}\n\nText.", "## Lamps\n\nText."),
        ("[a](/b/){: rel='me' }", "[a](https://ada.example/b/)"),
        ("![a](/b.png){: .wide width=320 } c", "![a](https://ada.example/b.png) c"),
        ("`{: .wide }` and {a}", "`{: .wide }` and {a}"),
    ],
)
def test_attributes_of_html_are_left_out(
    site: Path, load: LOAD, settings: Settings, written: str, read: str
) -> None:
    assert source(site, load, settings, written) == (read, "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("/// table-caption\nOf [a](/b/).\n///", "Table 1. Of [a](https://ada.example/b/)."),
        ("/// figure-caption\nA lamp.\n///", "Figure 1. A lamp."),
        ("/// caption\n    attrs: {id: a}\n\nA lamp.\n///", "A lamp."),
        ("//// table-caption | 7\nA.\n////", "Table 7. A."),
        (
            "/// table-caption\nA.\n///\n\n/// figure-caption\nB.\n///\n\n"
            "/// table-caption\nC.\n///",
            "Table 1. A.\n\nFigure 1. B.\n\nTable 2. C.",
        ),
        ("/// code-caption\nA.\n///", "Listing 1. A."),
        ("```\n/// caption\nA.\n///\n```", "```\n/// caption\nA.\n///\n```"),
    ],
)
def test_caption_is_a_paragraph_with_its_number(
    site: Path, load: LOAD, settings: Settings, written: str, read: str
) -> None:
    assert source(site, load, settings, written) == (read, "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("/// note\nA.\n///", "**Note**\n\nA."),
        ("/// warning | B `c`\n    attrs: {id: d}\nA.\n///", "**Warning: B `c`**\n\nA."),
        ("/// details | B\nA.\n///\n\nE.", "**B**\n\nA.\n\nE."),
        ("//// note\n/// tip\nA.\n///\n////", "**Note**\n\n**Tip**\n\nA."),
        ("```\n/// note\nA.\n///\n```", "```\n/// note\nA.\n///\n```"),
    ],
)
def test_block_is_its_text_below_its_title(
    site: Path, load: LOAD, settings: Settings, written: str, read: str
) -> None:
    assert source(site, load, settings, written) == (read, "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("$x_i$ and $5", "$x_i$ and $5"),
        ("$$\nx\n$$", "$$\nx\n$$"),
        ("$$\nx\n$$ {#eq-x}", "$$\nx \\tag{1}\n$$"),
        ("$$x$$ {#eq-x}\n\n> $$\n> y\n> $$ {#eq-y}", "$$x \\tag{1}$$\n\n> $$\n> y \\tag{2}\n> $$"),
    ],
)
def test_formula_keeps_its_latex_and_has_its_number(
    site: Path, load: LOAD, settings: Settings, written: str, read: str
) -> None:
    assert source(site, load, settings, written) == (read, "")


@pytest.mark.parametrize(
    ("style", "text", "references"),
    [
        (
            "numbered",
            r"As \[1, p. 12; 2\] and \[1\], not `[@owl]`.",
            "## References\n\n"
            "1. ATLAS Collaboration, Platon, Ada Example, and 李娜. 2024. What a Moth Wants. "
            "Preprint, arXiv:2401.00002. <https://arxiv.org/abs/2401.00002>\n"
            "2. Ada Example. 2023. Ember: A Note. In Workshop on Small Fires.",
        ),
        (
            "author-year",
            "As (ATLAS Collaboration et al., 2024, p. 12; Example, 2023) and "
            "(ATLAS Collaboration et al., 2024), not `[@owl]`.",
            "## References\n\n"
            "- ATLAS Collaboration, Platon, Ada Example, and 李娜. 2024. What a Moth Wants. "
            "Preprint, arXiv:2401.00002. <https://arxiv.org/abs/2401.00002>\n"
            "- Ada Example. 2023. Ember: A Note. In Workshop on Small Fires.",
        ),
    ],
)
def test_citations_read_as_on_the_page(
    site: Path, load: LOAD, settings: Settings, style: str, text: str, references: str
) -> None:
    styled = replace(settings, citation_style=style)
    written = "As [@moth, p. 12; @ember] and [@moth], not `[@owl]`."
    assert source(site, load, styled, written) == (text, references)


@pytest.mark.parametrize(
    "head", ["Title: A\nDate: 2025\n\n", "---\nTitle: A\n---\n", "---\nTitle: A\n---\n\n"]
)
def test_text_of_an_article_begins_below_its_front_matter(tmp_path: Path, head: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"{head}One.\n\n---\n\nTwo.\n", encoding="utf-8")
    assert article_text(file) == "One.\n\n---\n\nTwo."
