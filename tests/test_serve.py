"""``make serve``: the first thing everybody tries."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from conftest import ROOT, TEXT, Articles


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def fetched(address: str, tries: int = 60) -> str:
    for _ in range(tries):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  (our own server)
                text: str = answer.read().decode()
                return text
        except OSError:
            time.sleep(0.5)
    return ""


@pytest.mark.skipif(
    not shutil.which("make") or not (ROOT / ".venv" / ".ready").exists(), reason="make or its .venv is missing"
)
def test_serve_shows_the_site_and_rebuilds_when_an_article_comes(articles: Articles, tmp_path: Path) -> None:
    folder, port = articles(**{"first.txt": TEXT}), free_port()
    command = ["make", "serve", f"PORT={port}", f"CONTENT={folder}", f"OUTPUT={tmp_path / 'output'}"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        assert "articles/first/" in fetched(f"http://127.0.0.1:{port}/ru/")
        (folder / "second.txt").write_text(TEXT.replace("Караганды", "Павлодара"), encoding="utf-8")
        assert "Павлодара" in fetched(f"http://127.0.0.1:{port}/ru/articles/second/")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)
        if server.stdout:
            server.stdout.close()
