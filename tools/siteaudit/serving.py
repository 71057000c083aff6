"""A server as a careful host would set it up: compressed text, long-lived theme files, the site's own 404 page."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
PACKED = {".html", ".css", ".js", ".json", ".xml", ".txt", ".csv", ".svg", ""}


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class Host(BaseHTTPRequestHandler):
    """Answers GET and HEAD for one folder."""

    protocol_version = "HTTP/1.1"
    folder: Path

    def do_GET(self) -> None:
        """The file, or the 404 page."""
        path, status = self._file()
        if not path.is_file():
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND, zipped=False)
            return
        zipped = path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _packed(path) if zipped else path.read_bytes()
        self._send(content, TYPES.get(path.suffix, "application/octet-stream"), status, zipped=zipped)

    do_HEAD = do_GET  # noqa: N815  (the name is http.server's)

    def _file(self) -> tuple[Path, HTTPStatus]:
        """What an address means; nothing outside the folder."""
        wanted = (self.folder / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        if wanted.is_dir():
            wanted /= "index.html"
        if wanted.is_file() and wanted.is_relative_to(self.folder):
            return wanted, HTTPStatus.OK
        return self.folder / "404.html", HTTPStatus.NOT_FOUND

    def _send(self, content: bytes, kind: str, status: HTTPStatus, *, zipped: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", f"max-age={31536000 if '/theme/' in self.path else 600}")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing: the table is what is read."""


def server() -> ThreadingHTTPServer:
    """A server on a free port that waits for its folder: the address must be known before the site is built."""
    return ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (Host,), {}))


@contextmanager
def serving(host: ThreadingHTTPServer, folder: Path) -> Iterator[None]:
    """Serves the folder while the block runs."""
    host.RequestHandlerClass.folder = folder.resolve()  # type: ignore[attr-defined]
    Thread(target=host.serve_forever, daemon=True).start()
    yield
    host.shutdown()
    host.server_close()
