"""Documents for phones: those handed out to everybody, and a person's own view.

A document handed out has an address nobody can guess, made from its id and a secret of the session,
so that its QR code holds when the room is restarted. An own view is drawn by the app from the
answers that the phone sends along, delivered once, and removed.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DRAWING_TAKES_AT_MOST = 20.0
TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ics": "text/calendar",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Document:
    """One file that phones may fetch."""

    id: str
    title: str
    path: Path

    @property
    def content_type(self) -> str:
        return TYPES.get(self.path.suffix.lower(), "application/octet-stream")


class Handout:
    """The documents by their unguessable keys."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._documents: dict[str, Document] = {}

    def replace(self, files: object) -> list[dict[str, str]]:
        """Hands out these files and no others; returns what phones are told.

        Raises ValueError when `files` is not a list of id, title and path.
        """
        documents = {self._key(document.id): document for document in _documents(files)}
        self._documents = documents
        return [
            {"id": document.id, "title": document.title, "url": f"/h/{key}"}
            for key, document in documents.items()
        ]

    def find(self, key: str) -> Document | None:
        return self._documents.get(key)

    def _key(self, document_id: str) -> str:
        digest = hmac.new(self._secret, document_id.encode(), hashlib.sha256)
        return digest.hexdigest()[:32]


class OwnViews:
    """Asks the app to draw, waits, and delivers what it drew."""

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell
        self._waiting: dict[str, asyncio.Future[Path | None]] = {}

    async def draw(self, what: str, answers: Mapping[str, Any]) -> bytes | None:
        """The drawn page, or None when the app can't draw it now."""
        request = secrets.token_hex(8)
        promise: asyncio.Future[Path | None] = asyncio.get_running_loop().create_future()
        self._waiting[request] = promise
        self._tell("draw", request=request, id=what, answers=answers)
        try:
            await asyncio.wait([promise], timeout=DRAWING_TAKES_AT_MOST)
        finally:
            del self._waiting[request]
        path = promise.result() if promise.done() else None
        return await asyncio.to_thread(_read_once, path) if path else None

    def drawn(self, request: str, path: str | None) -> None:
        """The app has drawn what `request` asked for, or can't."""
        promise = self._waiting.get(request)
        if promise is not None and not promise.done():
            promise.set_result(Path(path) if path else None)
        elif path:
            Path(path).unlink(missing_ok=True)  # nobody waits any more; nothing of it is kept


def _read_once(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
    finally:
        path.unlink(missing_ok=True)


def _documents(files: object) -> Iterable[Document]:
    if not isinstance(files, list):
        raise ValueError("files is a list")
    for file in files:
        try:
            yield Document(str(file["id"]), str(file["title"]), Path(file["path"]))
        except (KeyError, TypeError):
            raise ValueError("a file has id, title and path") from None
