"""What one process of the suite `build` does for this site: build the content of a folder."""

from __future__ import annotations

from pathlib import Path

from ..build import build_content

if __name__ == "__main__":
    build_content(Path.cwd() / "content", Path.cwd() / "output")
