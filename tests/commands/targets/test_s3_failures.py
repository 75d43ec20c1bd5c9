"""What goes wrong on the way to a store, or there, is one line with its remedy."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from commands.errors import CommandError
from commands.targets import s3, s3_store
from commands.targets.s3 import S3Target

from .conftest import KEY

STATUS = {"SlowDown": 503, "Strange": 400, "QuotaExceeded": 403, "busy": 503, "full": 507}


class Refusing(BaseHTTPRequestHandler):
    """Answers each call with the error that the bucket has as its prefix."""

    def do_GET(self) -> None:
        code = self.path.split("/")[2].partition("?")[0]
        text = f"<Error><Code>{code}</Code><Message>It is\n so.</Message></Error>"
        body = b"" if code.islower() else text.encode()
        self.send_response(STATUS.get(code, 403))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def refusing() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def client(refusing: str) -> Any:
    """A client of the store that refuses, which takes long to make."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setattr(s3_store, "ATTEMPTS", 1)
        for name, value in KEY.items():
            environment.setenv(name, value)
        return s3_store.open_client(refusing, "", "")


@pytest.fixture(autouse=True)
def _once(credentials: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3_store, "ATTEMPTS", 1)


def told(target: S3Target) -> str:
    """What is said of a store that does not do as asked; never the secret."""
    (target.base / "built").mkdir()
    with pytest.raises(CommandError) as error:
        target.publish(target.base / "built")
    message = str(error.value)
    assert message.startswith(f"{target.place}: ")
    assert KEY["AWS_SECRET_ACCESS_KEY"] not in message
    return message.removeprefix(f"{target.place}: ")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "AccessDenied",
            "the store gives no right for s3:GetObject (let its key have the rights that"
            " docs/hosting.md lists)",
        ),
        (
            "ExpiredToken",
            "the store says that the credentials have expired (get new ones, as by: aws sso login)",
        ),
        (
            "PermanentRedirect",
            "the store says that the bucket is in another region (write that as 'region')",
        ),
        (
            "RequestTimeTooSkewed",
            "the store finds the clock of this machine wrong (set it, as by: timedatectl set-ntp"
            " true)",
        ),
        (
            "QuotaExceeded",
            "the store is full (remove something, or raise its limit, then publish again)",
        ),
        ("full", "the store is full (remove something, or raise its limit, then publish again)"),
        ("SlowDown", "the store is busy or has failed: SlowDown (publish again later)"),
        ("busy", "the store is busy or has failed: 503 (publish again later)"),
        ("Strange", "the store refuses GetObject: Strange: It is so"),
    ],
)
def test_refusal_of_a_store_is_one_line(
    tmp_path: Path,
    refusing: str,
    client: Any,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    expected: str,
) -> None:
    monkeypatch.setattr(s3, "open_client", lambda *where: client)
    assert told(S3Target(tmp_path, "you.example", refusing, prefix=f"{code}/")) == expected


def test_bucket_that_is_not_there(tmp_path: Path, endpoint: str) -> None:
    expected = "the store has no such bucket (make it, or mend 'bucket')"
    target = S3Target(tmp_path, "nobodys", endpoint)
    assert told(target) == expected
    with pytest.raises(CommandError, match="has no such bucket"):
        target.check_ready()


def test_store_that_is_not_there(tmp_path: Path) -> None:
    assert told(S3Target(tmp_path, "you.example", "http://127.0.0.1:9")) == (
        "the store cannot be reached: Could not connect to the endpoint URL:"
        " \"http://127.0.0.1:9/you.example/.published.json\" (see its 'endpoint', and the network)"
    )


def test_no_credentials(tmp_path: Path, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    expected = (
        "no credentials (set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a 'profile')"
    )
    assert told(S3Target(tmp_path, "you.example", endpoint)) == expected


def test_no_such_profile(tmp_path: Path, endpoint: str) -> None:
    assert told(S3Target(tmp_path, "you.example", endpoint, profile="site")) == (
        "AWS's configuration files have no such profile (mend 'profile', or run: aws configure)"
    )


def test_profile_of_the_configuration_files(tmp_path: Path, endpoint: str) -> None:
    text = "[site]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = other\n"
    (tmp_path / "aws-credentials").write_text(text, encoding="utf-8")
    target = S3Target(tmp_path, "you.example", endpoint, profile="site")
    assert target._client._request_signer._credentials.access_key == "AKIAOTHER"


def test_boto3_is_asked_for_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("boto3", "botocore.exceptions"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(CommandError) as error:
        S3Target(tmp_path, "you.example").releases()
    assert str(error.value) == (
        "boto3 is not installed (run: python3 -m pip install boto3; what ./inv makes has it)"
    )


def test_disk_that_is_full_is_told(tmp_path: Path) -> None:
    (tmp_path / ".published").write_text("", encoding="utf-8")
    message = told(S3Target(tmp_path, "you.example"))
    assert message == f"{tmp_path}/.published: File exists"
