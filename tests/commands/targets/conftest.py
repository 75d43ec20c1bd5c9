"""Where tests publish to: by ssh, and a store that speaks the language of Amazon S3."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from .ssh_server import NO_SERVER, Server, running_server, skip_without

MEND = "publish again: what is missing or changed comes back"
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


def write(folder: Path, text: str) -> None:
    """Let the home page of a site be a text."""
    (folder / "index.html").write_text(text, encoding="utf-8")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site of two files."""
    folder = tmp_path / "built"
    (folder / "papers").mkdir(parents=True)
    write(folder, "first")
    (folder / "papers" / "one.txt").write_text("a paper", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    skip_without("sshd", "rsync")
    with running_server(tmp_path_factory.mktemp("sshd")) as started:
        yield started


@pytest.fixture
def ssh_server(sshd: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server that lets us in, and that the `ssh` of PATH knows.

    What a killed publish leaves for temporary use, it leaves among the files of the server.
    """
    monkeypatch.setenv("TMPDIR", str(sshd.folder))
    monkeypatch.setenv("PATH", f"{sshd.folder / 'bin'}:{os.environ['PATH']}")
    sshd.authorize(True)
    return sshd


@pytest.fixture
def no_ssh_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an `ssh` of PATH that runs on this machine what it is to run on another."""
    skip_without("rsync")
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "ssh").write_text(NO_SERVER, encoding="utf-8")
    (folder / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return folder
