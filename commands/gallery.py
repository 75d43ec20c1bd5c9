"""Pictures and prints of a page of each kind, of this site and of invented ones that strain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .browser import QUIET, ensure_chromium, served
from .build import build_content
from .errors import CommandError
from .project import CACHE, CONTENT, ROOT, shown, use_plugins

if TYPE_CHECKING:
    from playwright.sync_api import Browser, PdfMargins, Route

CASES = ROOT / "tests/cases/gallery"
# Site -> its content: this one; the longest of everything; one of each; nothing at all.
SITES = {"this": CONTENT, **{name: CASES / name / "content" for name in ("edges", "one", "bare")}}
A4 = 794  # its width in CSS pixels
MARGIN = "15mm"
STYLE = """\
body { margin: 2rem; font: 1rem/1.5 system-ui; color-scheme: light dark }
nav { position: sticky; top: 0; padding: .5rem; background: Canvas }
nav a { margin-right: 1rem }
h2 { scroll-margin-top: 4rem }
div { display: flex; gap: 1rem; overflow-x: auto; align-items: flex-start }
figure { margin: 0; flex: none }
img { display: block; max-height: 80vh; border: 1px solid #8888 }
"""


@dataclass(frozen=True)
class Look:
    """How a page is looked at: `width` in CSS pixels, `medium` light, dark or print."""

    width: int
    medium: str

    @property
    def name(self) -> str:
        return f"{self.width}-{self.medium}"


LOOKS = (
    *(Look(*look) for look in product((320, 390, 768, 1280, 1920), ("light", "dark"))),
    Look(A4, "print"),
)


def gallery(site: str = "") -> None:
    """Take pictures and a PDF of one page of each kind of each site, and write a page of them."""
    if site and site not in SITES:
        raise CommandError(f"{site!r} is no site of the gallery (known: {', '.join(SITES)})")
    from playwright.sync_api import sync_playwright

    folder = CACHE / "gallery"
    shots: dict[str, dict[str, list[str]]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=list(QUIET))
        for name in [site] if site else SITES:
            with TemporaryDirectory() as scratch:
                built = build_content(SITES[name], Path(scratch, "site"))
                paths = kinds(name, built)
                files = [
                    (kind, f"{kind}-{look.name}.png", picture)
                    for kind, look, picture in pictures(browser, built, paths, LOOKS)
                ]
                files += [(kind, f"{kind}.pdf", pdf) for kind, pdf in prints(browser, built, paths)]
            (folder / name).mkdir(parents=True, exist_ok=True)
            for kind, file, content in files:
                (folder / name / file).write_bytes(content)
                shots.setdefault(name, {}).setdefault(kind, []).append(f"{name}/{file}")
            print(f"{name}: {len(files)} pictures and prints", flush=True)
        browser.close()
    page = folder / "index.html"
    page.write_text(_page(shots), encoding="utf-8")
    print(f"look at {shown(page)}")


def kinds(site: str, built: Path) -> dict[str, str]:
    """Return kind -> the path of its first page; another is a kind itself."""
    use_plugins()
    from structured_data.loading import load_library
    from structured_data.page_view import site_pages

    views = site_pages(load_library(SITES[site] / "data"))
    found = {view.kind: view.path for view in reversed(views)}
    known = {view.save_as for view in views}
    for file in sorted(built.rglob("*.html")):
        path = file.relative_to(built).as_posix()
        if path not in known:
            found[path.removesuffix("/index.html").replace("/", "_")] = f"/{path}"
    return {kind: path.removesuffix("index.html") for kind, path in sorted(found.items())}


def pictures(
    browser: Browser, built: Path, paths: dict[str, str], looks: Iterable[Look]
) -> Iterator[tuple[str, Look, bytes]]:
    """Yield the kind, the look and a PNG of each page of a built folder, whole, without motion."""
    with served(built) as address:
        for look in looks:
            context = browser.new_context(
                viewport={"width": look.width, "height": 900},
                color_scheme="dark" if look.medium == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.route("**/theme/site.*.css", _with_the_font)
            page.emulate_media(media="print" if look.medium == "print" else "screen")
            for kind, path in paths.items():
                page.goto(address + path)
                page.evaluate("document.fonts.ready")
                yield kind, look, page.screenshot(full_page=True)
            context.close()


def prints(browser: Browser, built: Path, paths: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the kind and a PDF of each page: where paper ends, no picture shows."""
    with served(built) as address:
        page = browser.new_page()
        page.route("**/theme/site.*.css", _with_the_font)
        for kind, path in paths.items():
            page.goto(address + path)
            page.evaluate("document.fonts.ready")
            margin: PdfMargins = {"top": MARGIN, "right": MARGIN, "bottom": MARGIN, "left": MARGIN}
            yield kind, page.pdf(format="A4", margin=margin)
        page.close()


def _with_the_font(route: Route) -> None:
    """Wait for the font of a page, which else is drawn without it where it comes late."""
    response = route.fetch()
    body = response.text().replace("font-display:optional", "font-display:block")
    route.fulfill(response=response, body=body)


def _page(shots: dict[str, dict[str, list[str]]]) -> str:
    sections = [
        f'<h2 id="{escape(site)}-{escape(kind)}">{escape(site)}: {escape(kind)}</h2>\n<div>\n'
        + "".join(map(_figure, paths))
        + "</div>\n"
        for site, by_kind in shots.items()
        for kind, paths in by_kind.items()
    ]
    links = [
        f'<a href="#{escape(site)}-{escape(kind)}">{escape(kind)}</a>'
        for site, by_kind in shots.items()
        for kind in by_kind
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Gallery</title>\n'
        f"<style>\n{STYLE}</style>\n<nav>{' '.join(links)}</nav>\n{''.join(sections)}"
    )


def _figure(path: str) -> str:
    link, image = f'<a href="{escape(path)}">', f'<img src="{escape(path)}" alt="" loading="lazy">'
    if path.endswith(".pdf"):
        return f"<figure>{link}{escape(path)}</a></figure>\n"
    return f"<figure>{link}{image}</a><figcaption>{escape(path)}</figcaption></figure>\n"
