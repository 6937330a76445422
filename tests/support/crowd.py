"""A thousand phones in one process, lean enough that the room is what gets measured.

Each has two bare connections: one for its requests, one for its events. Nothing is parsed but what
a measurement needs.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from typing import Any


class _Requests(asyncio.Protocol):
    """One keep-alive connection; one request at a time."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[bytes] | None = None
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, end, body = self._got.partition(b"\r\n\r\n")
        if not end or self._answer is None:
            return
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        if len(body) >= length:
            answer, self._answer, self._got = self._answer, None, b""
            if not answer.done():
                answer.set_result(head.split(b" ", 2)[1] + b" " + body)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("closed"))

    async def ask(self, request: bytes) -> bytes:
        assert self.transport
        self._answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self._answer


class _Events(asyncio.Protocol):
    """One event stream; keeps when the last count came and which it was."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.answered = -1
        self.answered_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        at = data.rfind(b'"answered":')
        if at < 0:
            return
        count = data[at + 11 : at + 18].split(b",")[0].split(b"}")[0]
        if count.isdigit() and int(count) > self.answered:
            self.answered, self.answered_at = int(count), time.perf_counter()


class LeanPhone:
    """A phone that joins, listens and votes, and measures how long the room took."""

    def __init__(self, host: str, port: int, code: str) -> None:
        self._host, self._port, self._code = host, port, code
        self._seat = ""
        self.requests = _Requests()
        self.events = _Events()

    async def join(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self.requests, self._host, self._port)
        answer = await self._post("/api/join", {"code": self._code})
        assert answer.startswith(b"200"), answer
        self._seat = json.loads(answer[4:])["seat"]
        await loop.create_connection(lambda: self.events, self._host, self._port)
        assert self.events.transport
        self.events.transport.write(
            f"GET /api/events HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n"
            f"Authorization: Bearer {self._seat}\r\n\r\n".encode()
        )

    async def vote(self, round_id: str, answers: dict[str, Any]) -> float:
        """Seconds from sending a ballot to its acknowledgement."""
        body = {"round": round_id, "nonce": secrets.token_hex(8), "answers": answers}
        began = time.perf_counter()
        answer = await self._post("/api/ballots", body)
        took = time.perf_counter() - began
        assert answer.startswith(b"200"), answer
        return took

    async def _post(self, path: str, body: Any) -> bytes:
        payload = json.dumps(body).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(payload)}\r\n"
            + (f"Authorization: Bearer {self._seat}\r\n" if self._seat else "")
        )
        return await self.requests.ask(head.encode() + b"\r\n" + payload)

    def leave(self) -> None:
        for protocol in (self.requests, self.events):
            if protocol.transport is not None:
                protocol.transport.close()


async def crowd(ready: dict[str, Any], count: int, over: float) -> list[LeanPhone]:
    """`count` phones that have joined, spread evenly over so many seconds."""
    host = ready["url"].removeprefix("http://").partition(":")[0]
    phones = [LeanPhone(host, ready["port"], ready["code"]) for _ in range(count)]

    async def later(place: int, phone: LeanPhone) -> None:
        await asyncio.sleep(over * place / count)
        await phone.join()

    await asyncio.gather(*(later(place, phone) for place, phone in enumerate(phones)))
    return phones
