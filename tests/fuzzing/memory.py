"""A site that is written nowhere."""

from pathlib import Path

from digest.sitefolder import Published
from digest.writer import Writer


class Memory(Writer):
    """Keeps the files it is given."""

    def __init__(self) -> None:
        super().__init__(Path(), Published(Path()))
        self.files: dict[str, bytes] = {}

    def file(self, path: str, content: str | bytes, signature: bytes | None = None) -> None:
        del signature
        self.files[path] = content if isinstance(content, bytes) else content.encode()
