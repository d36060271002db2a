"""A web server that compresses what it sends, as they all do, and counts it."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

BLANK = "/blank.html"
"""A page that is always there and has nothing on it; it is not counted."""
LEVEL = 6
"""How hard a server compresses, by zlib's scale; 6 is what most do."""
_PAGE = b"""<!doctype html><html lang="zh"><meta charset="utf-8"><title>-</title>
<link rel="icon" href="data:,">
"""
_KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".wasm": "application/wasm",
}


@dataclass
class Traffic:
    """Bytes of the files that were sent, compressed, and how many files."""

    address: str = ""
    bytes: int = 0
    files: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, size: int) -> None:
        """Count one file."""
        with self.lock:
            self.bytes += size
            self.files += 1

    def taken(self) -> tuple[int, int]:
        """(bytes, files) since this was last asked."""
        with self.lock:
            found = self.bytes, self.files
            self.bytes = self.files = 0
        return found


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    folder: ClassVar[Path]
    traffic: ClassVar[Traffic]
    kept: ClassVar[dict[Path, tuple[bytes, bool]]]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.lstrip("/")
        if path == BLANK:
            self._send(200, "text/html; charset=utf-8", _PAGE)
        elif file.is_file():
            sent, packed = self._packed(file)
            self.traffic.add(len(sent))
            self._send(200, _KINDS.get(file.suffix, "application/octet-stream"), sent, packed)
        else:
            self._send(404, "text/plain", b"")

    def _packed(self, file: Path) -> tuple[bytes, bool]:
        """What is sent of a file, and whether it is compressed: one that is already would grow."""
        if file not in self.kept:
            plain = file.read_bytes()
            packed = gzip.compress(plain, LEVEL)
            self.kept[file] = (packed, True) if len(packed) < len(plain) else (plain, False)
        return self.kept[file]

    def _send(self, status: int, kind: str, content: bytes, packed: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=86400")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def handle_one_request(self) -> None:
        """A browser may leave in the middle."""
        with contextlib.suppress(ConnectionError):
            super().handle_one_request()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Traffic]:
    """Serves a folder; yields where, and what is sent."""
    traffic = Traffic()
    values = {"folder": folder, "traffic": traffic, "kept": {}}
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), values))
    traffic.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield traffic
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
