from __future__ import annotations

import re

import pytest
from structured_data.licenses import License

DEED = "https://creativecommons.org/licenses"


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
        ("Apache-2.0", "Apache-2.0", "https://spdx.org/licenses/Apache-2.0.html"),
        ("BSD-3-Clause", "BSD-3-Clause", "https://spdx.org/licenses/BSD-3-Clause.html"),
        ("CC-BY-4.0", "CC-BY-4.0", f"{DEED}/by/4.0/"),
        ("CC-BY-NC-ND-4.0", "CC-BY-NC-ND-4.0", f"{DEED}/by-nc-nd/4.0/"),
        ("CC0-1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (f"{DEED}/by-sa/3.0", "CC-BY-SA-3.0", f"{DEED}/by-sa/3.0/"),
        ("https://code.example/LICENSE", "https://code.example/LICENSE", None),
    ],
)
def test_license_has_a_name_and_one_address(text: str, name: str, url: str | None) -> None:
    assert License.parse(text) == License(name, url or name)


@pytest.mark.parametrize("text", ["GPL", "CC-BY", "CC BY 4.0", "open", "javascript:alert(1)"])
def test_what_is_no_license_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        License.parse(text)
