"""A store that speaks the language of Amazon S3, on the loopback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

KEY = {"AWS_ACCESS_KEY_ID": "AKIAEXAMPLE", "AWS_SECRET_ACCESS_KEY": "a-secret-of-ada"}


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The address of the store, in which there is nothing yet."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in the environment, and nothing of the machine's configuration."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "aws-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "aws-credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name, value in KEY.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def store(endpoint: str) -> Any:
    """All that is in the store, as boto3 gives it; it takes long to make."""
    names = ("aws_access_key_id", "aws_secret_access_key")
    key = dict(zip(names, KEY.values(), strict=True))
    return boto3.resource("s3", endpoint_url=endpoint, region_name="us-east-1", **key)


@pytest.fixture
def bucket(store: Any, credentials: None, tmp_path: Path) -> Any:
    """A bucket of its own for a test."""
    return store.create_bucket(Bucket=f"{tmp_path.name.lower().replace('_', '-')[-50:]}-site")
