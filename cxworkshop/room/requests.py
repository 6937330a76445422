"""Reading a request with mistrust: its seat, its body, its connection.

A phone may send anything. Whatever does not fit is turned down with a status and a code that has
words in the catalogue, before anybody looks at what it says.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from cxworkshop.room.connections import Connection

MAX_BODY = 16 * 1024
BODY_TAKES_AT_MOST = 5.0


class RefusedError(Exception):
    """A request that is turned down: an HTTP status and a code with words in the catalogue."""

    def __init__(self, status: int, code: str, **headers: str) -> None:
        self.status = status
        self.code = code
        self.headers = headers
        super().__init__(code)


async def body_of(request: web.Request) -> Mapping[str, Any]:
    if request.content_type != "application/json" or "Content-Encoding" in request.headers:
        raise RefusedError(415, "not_json")
    if (request.content_length or 0) > MAX_BODY:
        raise RefusedError(413, "too_large", Connection="close")
    try:
        async with asyncio.timeout(BODY_TAKES_AT_MOST):
            data = json.loads(await request.read(), parse_constant=_no_constant)
    except TimeoutError:
        raise RefusedError(408, "too_slow", Connection="close") from None
    except (ValueError, RecursionError, web.PayloadAccessError, web.RequestPayloadError):
        raise RefusedError(400, "malformed") from None
    if not isinstance(data, Mapping):
        raise RefusedError(400, "malformed")
    return data


def _no_constant(name: str) -> float:
    raise ValueError(name)


def nonce_of(data: Mapping[str, Any]) -> str:
    nonce = data.get("nonce")
    if not isinstance(nonce, str) or not nonce.isascii() or not 8 <= len(nonce) <= 64:
        raise RefusedError(400, "malformed")
    return nonce


def token_of(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return request.query.get("seat", "") if request.method == "GET" else ""


def connection_of(request: web.Request) -> Connection | None:
    protocol = request.transport.get_protocol() if request.transport else None
    return protocol if isinstance(protocol, Connection) else None


def prove(request: web.Request) -> None:
    if connection := connection_of(request):
        connection.book.prove(connection)
