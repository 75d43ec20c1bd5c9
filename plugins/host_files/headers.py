"""What goes with every file of the site, and `_headers`, which says so to hosts that read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from .caching import IMMUTABLE, is_named_by_content

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def site_headers(policy: str) -> dict[str, str]:
    """Return the headers of all files, given the security policy of the pages.

    No other site may show one in a frame, which a page cannot say by itself.
    """
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def headers_file(headers: Mapping[str, str], paths: Iterable[str], base: str) -> str:
    """Return `_headers` for the files at these paths of a site that stands under `base`.

    Each of its hosts has pages asked for anew by itself. A header that two rules give would be sent
    with both values, so that what may be kept is listed, less pictures, which are all in a folder.
    """
    kept = sorted(path for path in paths if is_named_by_content(path))
    places = [quote(f"{base}/{path}") for path in kept if not path.startswith("pictures/")]
    if len(places) < len(kept):
        places.append(f"{base}/pictures/*")
    rules = [(f"{base}/*", headers), *((place, {"Cache-Control": IMMUTABLE}) for place in places)]
    return "".join(
        "\n".join([place, *(f"  {name}: {value}" for name, value in values.items()), ""])
        for place, values in rules
    )
