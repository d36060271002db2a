"""Serves the review to the browser of this computer, and to nobody else.

Only 127.0.0.1 is listened to; every address begins with a token that nobody can guess; the host of
a request, and its origin where something is changed, must be this server's own, so that no page
of another site can ask anything of it. Only the page and the cut-outs are given out.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from portal.quiz.grading.corrections_file import CorrectionsFault
from portal.quiz.grading.cuts import ADDRESS, FOLDER
from portal.quiz.grading.desk import Desk
from portal.quiz.grading.store import Store
from portal.quiz.grading.writer import Writer

_HOST = "127.0.0.1"
_MOST = 4_096
"""Bytes of a change, at most."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'; connect-src 'self'; form-action 'none'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class ReviewServer:
    """The review of a folder; `address` is where it is."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self.store, self.desk = store, desk
        self.token = secrets.token_urlsafe(24)
        self.finished = threading.Event()
        self.writer = Writer(desk.write)
        self._server = _Server((_HOST, 0), _Handler)
        self._server.review = self
        self.host = f"{_HOST}:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        """Where the page is, with the token."""
        return f"http://{self.host}/{self.token}/"

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def wait(self) -> None:
        """Until the person has finished; Ctrl+C ends it too, as KeyboardInterrupt."""
        # a wait without an end cannot be interrupted on Windows
        while not self.finished.wait(0.5):
            pass

    def stop(self) -> None:
        """End it, when the files are made a last time."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self.writer.end()


class _Server(ThreadingHTTPServer):
    review: ReviewServer
    daemon_threads = True
    allow_reuse_address = False


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version, sys_version = "Portal", ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """The page, or a cut-out."""
        path = self._path()
        if path is None:
            return
        review = self.server.review
        if path == "":
            self._send("text/html; charset=utf-8", review.desk.page())
        elif found := ADDRESS.fullmatch(path):
            try:
                data = (review.store.folder / FOLDER / found[1] / found[2]).read_bytes()
            except OSError:
                self._refuse(HTTPStatus.NOT_FOUND)
                return
            self._send("image/jpeg", data)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """One change, or the end."""
        path = self._path()
        if path is None:
            return
        review = self.server.review
        if self.headers.get("Origin") != f"http://{review.host}":
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        sent = self._sent()
        if sent is None or path not in ("corrections", "finish"):
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        try:
            if path == "finish":
                review.desk.write()  # the page says that the results are made
                told: dict[str, Any] | None = review.desk.parts(
                    sent.get("seen") if isinstance(sent, dict) else None
                )
            else:
                told = review.desk.change(sent)
        except OSError:
            self._refuse(HTTPStatus.INSUFFICIENT_STORAGE)
            return
        except CorrectionsFault:
            self._refuse(HTTPStatus.CONFLICT)
            return
        if told is None:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        self._send("application/json", json.dumps(told, ensure_ascii=False).encode())
        if path == "finish":
            review.finished.set()
        else:
            review.writer.want()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the window shows what a person needs."""

    def handle_one_request(self) -> None:
        """A browser that goes away in the middle of a sentence is no fault."""
        with suppress(ConnectionError):
            super().handle_one_request()

    def _path(self) -> str | None:
        """What is asked for behind the token; None, and refused, where the token or host is not
        this server's."""
        review = self.server.review
        token, _, path = self.path.removeprefix("/").partition("?")[0].partition("/")
        right = hmac.compare_digest(token.encode(), review.token.encode())
        if not right or self.headers.get("Host") != review.host:
            self._refuse(HTTPStatus.FORBIDDEN)
            return None
        return path

    def _sent(self) -> Any:
        """The JSON of a request; None where it has none, or too much."""
        length = self.headers.get("Content-Length", "")
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip()
        if not re.fullmatch("[0-9]{1,6}", length) or not 0 < int(length) <= _MOST:
            return None
        body = self.rfile.read(int(length))
        try:
            return json.loads(body) if kind == "application/json" else None
        except (ValueError, RecursionError):
            return None

    def _refuse(self, status: HTTPStatus) -> None:
        # what was not read of a request must not be taken for the next one
        self.close_connection = True
        self._send("text/plain; charset=utf-8", b"", status)

    def _send(self, kind: str, data: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
