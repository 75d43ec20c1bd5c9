"""nginx and Caddy on this machine, started with their examples."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from commands.project import ROOT

EXAMPLES = ROOT / "docs/hosting"
NGINX = """\
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server on this machine, which shows the releases of a folder."""

    port: int
    published: Path

    def get(self, path: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=sent)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()


def nginx(folder: Path, text: str, port: int) -> list[str]:
    text = re.sub(r"listen \S+;", "", text, count=1).replace("listen [::]:80", f"listen {port}")
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder), encoding="utf-8")
    return ["/usr/sbin/nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]


def caddy(folder: Path, text: str, port: int) -> list[str]:
    text = "{\n\tadmin off\n}\n" + text.replace("you.example {", f"http://127.0.0.1:{port} {{")
    (folder / "Caddyfile").write_text(text, encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


SERVERS: Mapping[str, tuple[str, Callable[[Path, str, int], list[str]]]] = {
    "nginx": ("nginx.conf", nginx),
    "caddy": ("Caddyfile", caddy),
}


@contextmanager
def running(name: str, folder: Path) -> Iterator[Server]:
    """Start a server with its example, which shows the folder `published` beside its files."""
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    example, command = SERVERS[name]
    published = folder / "published"
    text = (EXAMPLES / example).read_text("utf-8").replace("/srv/site", str(published))
    server = Server(port, published)
    environment = {"HOME": str(folder), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command(folder, text, port), env=environment, stdout=output, stderr=output
        )
    try:
        end = time.monotonic() + 20
        while True:
            try:
                server.get("/")
                break
            except OSError:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < end, log.read_text()
                time.sleep(0.02)
        yield server
    finally:
        process.terminate()
        process.wait()
