"""Shows the site while it is being written: builds on each save and reloads the browser."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

from watchfiles import Change, DefaultFilter, watch

from .build import site_settings
from .errors import CommandError
from .live_reload import LiveServer, LiveSite
from .project import CONTENT, OUTPUT, PLUGINS, PUBLISH_SETTINGS, ROOT, SETTINGS, THEME


def serve(host: str, port: str) -> None:
    """Serve the site until Ctrl-C."""
    if not port.isdecimal():
        raise CommandError(f"--port {port}: is not a number (write one such as 8000)")
    site_url = site_settings(SETTINGS)["STRUCTURED_DATA"]["site_url"]
    site = LiveSite(OUTPUT, urlsplit(site_url).path)
    changed, stop = Event(), Event()
    with bound_server(site, host, int(port)) as server:
        threads = [Thread(target=work) for work in (*watchers(changed, stop), server.serve_forever)]
        try:
            for thread in threads:
                thread.start()
            address = f"http://{host}:{server.server_port}{site.base}/"
            print(f"{address} shows the site; Ctrl-C ends", flush=True)
            while True:
                site.show(build_failure())
                changed.wait()  # set again by a save during the build, which so is not lost
                changed.clear()
        except KeyboardInterrupt:
            print()
        finally:
            stop.set()
            server.shutdown()
            for thread in threads:
                thread.join()


def bound_server(site: LiveSite, host: str, port: int) -> LiveServer:
    """A server that listens at an address but does not answer yet."""
    try:
        return LiveServer((host, port), site)
    except OverflowError:
        raise CommandError(f"--port {port}: ports go from 0 to 65535") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"is in use: choose another (./inv serve --port {port + 1})"
            raise CommandError(f"port {port} of {host} {message}") from None
        raise CommandError(f"cannot serve at {host}:{port}: {error.strerror}") from None


def build_failure() -> str:
    """Build in a process of its own, so that changed plugins count; return what went wrong."""
    command = [sys.executable, "-m", "invoke", "build"]
    result = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    print(result.stderr, end="", file=sys.stderr, flush=True)
    if result.returncode == 0:
        return ""
    return result.stderr.strip() or f"the build ended with exit status {result.returncode}"


def watchers(changed: Event, stop: Event) -> list[Callable[[], None]]:
    """Two loops that set `changed` on each save, until `stop`.

    The settings are watched through their folder: an editor that saves by renaming replaces the
    file, and a watch on the file itself would stay with the old one.
    """
    folders = [folder for folder in (CONTENT, THEME, PLUGINS) if folder.is_dir()]

    def watch_folders() -> None:
        for _ in watch(*folders, stop_event=stop, watch_filter=DefaultFilter()):
            changed.set()

    def watch_settings() -> None:
        for _ in watch(ROOT, recursive=False, stop_event=stop, watch_filter=_is_settings):
            changed.set()

    return [watch_folders, watch_settings]


def _is_settings(_: Change, path: str) -> bool:
    return Path(path) in (SETTINGS, PUBLISH_SETTINGS)
