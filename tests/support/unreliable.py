"""A web server as bad as networks are: it cuts answers, answers nonsense, and goes away."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Mood = Literal["fine", "cut", "half", "missing", "fault", "page", "nonsense"]
"""`cut`: closed before the end that it promised; `half`: the file itself ends in the middle;
`page`: a page in the place of any file, as hotels and firewalls send it."""
MOODS: tuple[Mood, ...] = ("fine", "cut", "half", "missing", "fault", "page", "nonsense")
_PAGE = b"<!doctype html><title>Welcome</title><p>Please sign in"
_NONSENSE = bytes(range(256)) * 8
_TYPES = {"js": "text/javascript", "html": "text/html", "css": "text/css"}


class Server:
    """Serves `files`, by their paths, as `mood` says for each path and its request's headers."""

    def __init__(self) -> None:
        self.files: Mapping[str, bytes] = {}
        self.mood: Callable[[str, Mapping[str, str]], Mood] = lambda path, headers: "fine"
        self.asked: list[tuple[str, str]] = []
        """Method and path, the query included."""
        self._running: ThreadingHTTPServer | None = None
        # the port stays ours while the server is away
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port: int = probe.getsockname()[1]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        if self._running is None:
            handler = partial(_Handler, self)
            self._running = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
            self._running.daemon_threads = True
            run = partial(self._running.serve_forever, poll_interval=0.01)
            threading.Thread(target=run, daemon=True).start()

    def stop(self) -> None:
        if self._running is not None:
            self._running.shutdown()
            self._running.server_close()
            self._running = None


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, place: Server, *args: object) -> None:
        self.place = place
        super().__init__(*args)  # type: ignore[arg-type]

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Answer, well or badly."""
        self.place.asked.append((self.command, self.path))
        path = self.path.partition("?")[0].lstrip("/") or "index.html"
        mood = self.place.mood(path, self.headers)  # type: ignore[arg-type]
        data = self.place.files.get(path)
        code = {"missing": 404, "fault": 500}.get(mood, 200 if data is not None else 404)
        body = {"page": _PAGE, "nonsense": _NONSENSE}.get(
            mood, data if code == 200 else _PAGE
        ) or b""
        sent = body[: len(body) // 2] if mood in ("cut", "half") else body
        self.send_response(code)
        kind = _TYPES.get(path.rpartition(".")[2], "application/octet-stream")
        self.send_header("Content-Type", kind if mood != "page" else "text/html")
        self.send_header("Content-Length", str(len(body if mood == "cut" else sent)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(sent)

    do_POST = do_PUT = do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A server that runs, and is gone afterwards."""
    made = Server()
    made.start()
    yield made
    made.stop()
