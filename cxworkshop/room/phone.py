"""One phone as a program: joins by code, follows the room, votes. For rehearsals and for tests.

It does over real HTTP what the page on a real phone does, with the same retries: a ballot that was
not answered is sent again with the same nonce, a lost stream is opened again.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from types import TracebackType
from typing import Any, Self

import aiohttp

PATIENCE = 15.0
_RETRY = 0.3
_SILENCE = 45.0


class PhoneRefusedError(Exception):
    """The room turned a request down."""

    def __init__(self, status: int, code: str, message: str) -> None:
        self.status = status
        self.code = code
        self.message = message
        super().__init__(f"{status} {code}")


class RoomGoneError(Exception):
    """The room did not answer for as long as a phone is patient."""


class Phone:
    """A phone at `url`, the address in the QR code with the join code in its fragment.

    `seat` lets it come back as the one it was; `http` shares connections between many phones.
    """

    def __init__(
        self,
        url: str,
        *,
        seat: str | None = None,
        http: aiohttp.ClientSession | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._base, _, self.code = url.rstrip("/").partition("/#")
        self.seat = seat
        self._http = http
        self._own_http = http is None
        self._patience = patience

    async def __aenter__(self) -> Self:
        if self._http is None:
            self._http = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._own_http and self._http is not None:
            await self._http.close()

    async def join(self, *, watching: bool = False, code: str | None = None) -> str:
        """Takes a seat and returns its token."""
        body = {"code": self.code if code is None else code, "watching": watching}
        self.seat = str((await self.post("/api/join", body))["seat"])
        return self.seat

    async def state(self) -> dict[str, Any]:
        """The full state, as the page polls it."""
        return dict(json.loads(await self._ask("GET", "/api/state")))

    async def vote(
        self,
        round_id: str,
        answers: Mapping[str, Any],
        nonce: str | None = None,
        *,
        consent: bool = False,
    ) -> None:
        """Sends a ballot; returns when the room has it on disk. `consent` says that the person
        agreed to be one of very few."""
        body: dict[str, Any] = {
            "round": round_id,
            "nonce": nonce or new_nonce(),
            "answers": answers,
        }
        if consent:
            body["consent"] = True
        await self.post("/api/ballots", body)

    async def tally(
        self,
        round_id: str,
        counts: Mapping[str, list[int]],
        cant_judge: Mapping[str, int] | None = None,
    ) -> None:
        """Sends a table's counts."""
        body = {"round": round_id, "nonce": new_nonce(), "counts": counts}
        await self.post("/api/tallies", {**body, "cant_judge": cant_judge or {}})

    async def card(self, board_id: str, fields: Mapping[str, str]) -> None:
        await self.post("/api/cards", {"board": board_id, "fields": fields, "nonce": new_nonce()})

    async def pledge(self, name: str, text: str, by: str = "") -> None:
        body = {"name": name, "text": text, "by": by, "nonce": new_nonce()}
        await self.post("/api/pledges", body)

    async def own_view(self, answers: Mapping[str, Any]) -> bytes:
        """The page that the app draws from these answers, as PDF."""
        return await self._ask("POST", "/api/own-view", {"answers": answers})

    async def get(self, path: str) -> bytes:
        """A page or a document that was handed out."""
        return await self._ask("GET", path)

    async def post(self, path: str, body: Any) -> dict[str, Any]:
        return dict(json.loads(await self._ask("POST", path, body)))

    async def events(self) -> AsyncGenerator[tuple[str, dict[str, Any]], None]:
        """("state" or "progress", data), for ever; comes back by itself after an interruption.

        Raises RoomGoneError when the room stays away, PhoneRefusedError when the seat is gone.
        """
        gone_since: float | None = None
        clock = asyncio.get_running_loop().time
        while True:
            try:
                async for event in self._stream():
                    gone_since = None
                    yield event
            except (aiohttp.ClientError, TimeoutError, OSError):
                pass
            gone_since = clock() if gone_since is None else gone_since
            if clock() - gone_since > self._patience:
                raise RoomGoneError
            await asyncio.sleep(_RETRY)

    async def _stream(self) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        timeout = aiohttp.ClientTimeout(total=None, sock_read=_SILENCE)
        url = f"{self._base}/api/events"
        async with self._client.get(url, headers=self._headers(), timeout=timeout) as response:
            if response.status != 200:
                await _refuse(response)
            while block := await response.content.readuntil(b"\n\n"):
                name, _, data = block.strip().partition(b"\n")
                if name.startswith(b"event: "):
                    yield name[7:].decode(), json.loads(data[6:])

    async def _ask(self, method: str, path: str, body: Any = None) -> bytes:
        clock = asyncio.get_running_loop().time
        until = clock() + self._patience
        while True:
            try:
                return await self._ask_once(method, path, body)
            except (aiohttp.ClientError, OSError) as error:
                if clock() > until:
                    raise RoomGoneError from error
                await asyncio.sleep(_RETRY)

    async def _ask_once(self, method: str, path: str, body: Any) -> bytes:
        url = self._base + path
        async with self._client.request(method, url, json=body, headers=self._headers()) as answer:
            if answer.status != 200:
                await _refuse(answer)
            return await answer.read()

    @property
    def _client(self) -> aiohttp.ClientSession:
        if self._http is None:
            raise RuntimeError("a Phone is used inside `async with`")
        return self._http

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.seat}"} if self.seat else {}


async def _refuse(response: aiohttp.ClientResponse) -> None:
    try:
        told = json.loads(await response.read())
        code, message = str(told["error"]), str(told["message"])
    except (ValueError, KeyError, TypeError):
        code, message = "unreadable", ""
    raise PhoneRefusedError(response.status, code, message)


def new_nonce() -> str:
    """A random number for one sending."""
    return secrets.token_hex(16)
