"""Debian's Chromium, driven as a person would, against sites served from this machine."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from conftest import Built

MISSING = "NOT CHECKED: no Chromium on this machine; `make browser` installs Debian's"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, once for all tests."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


class Quiet(SimpleHTTPRequestHandler):
    """The server of the standard library without its log."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Folder -> the address it is served at, until the tests end."""
    servers: list[ThreadingHTTPServer] = []

    @cache
    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def own(serve: Callable[[Path], str], site: Built) -> str:
    """The address of our own articles' site."""
    return serve(site.out)


@pytest.fixture(scope="session")
def gold(serve: Callable[[Path], str], gold_site: Built) -> str:
    """The address of the truth articles' site."""
    return serve(gold_site.out)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone's page whose script mistakes fail the test."""
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", lambda said: mistakes.append(said.text) if said.type == "error" else None)
    page.mistakes = mistakes  # type: ignore[attr-defined]  # a test that breaks something on purpose empties it
    yield page
    context.close()
    assert mistakes == []
