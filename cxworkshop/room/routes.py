"""What phones may ask over HTTP. Every refusal is a code and one sentence that a guest understands.

GET changes nothing, nothing over HTTP controls the room, there are no cookies. A handler checks the
form, asks the part that knows, and answers after the commit.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from aiohttp import web

from cxworkshop.domain.polls import AnswerRefused
from cxworkshop.domain.rounds import Way, check_ballot
from cxworkshop.domain.texts import TextRefused
from cxworkshop.room.ballot_box import NotStoredError
from cxworkshop.room.broadcast import Listener
from cxworkshop.room.connections import Connection
from cxworkshop.room.counting import check_tally
from cxworkshop.room.pages import HEADERS, Page, known_language, phone_pages, phone_words
from cxworkshop.room.seats import MAX_STREAMS, Seat
from cxworkshop.room.state import OpenRound
from cxworkshop.room.votes import Outcome
from cxworkshop.words import say

if TYPE_CHECKING:
    from cxworkshop.room.server import Room

MAX_BODY = 16 * 1024
BODY_TAKES_AT_MOST = 5.0

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class RefusedError(Exception):
    """A request that is turned down: an HTTP status and a code with words in the catalogue."""

    def __init__(self, status: int, code: str, **headers: str) -> None:
        self.status = status
        self.code = code
        self.headers = headers
        super().__init__(code)


class Routes:
    """The handlers of one room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def application(self) -> web.Application:
        """The web application with every route and the checks around them."""
        app = web.Application(middlewares=[self._answer], client_max_size=MAX_BODY)
        app.on_response_prepare.append(_add_headers)
        app.router.add_get("/healthz", self.health)
        app.router.add_get("/words/{language}.json", self.words)
        app.router.add_post("/api/welcome", self.welcome)
        app.router.add_post("/api/join", self.join)
        app.router.add_get("/api/events", self.events)
        app.router.add_get("/api/state", self.state)
        app.router.add_post("/api/ballots", self.ballot)
        app.router.add_post("/api/tallies", self.tally)
        app.router.add_post("/api/cards", self.card)
        app.router.add_post("/api/pledges", self.pledge)
        app.router.add_post("/api/own-view", self.own_view)
        app.router.add_get("/h/{key}", self.document)
        for path in phone_pages():
            app.router.add_get(path, self.page)
        return app

    @web.middleware
    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        connection = _connection(request)
        if connection:
            connection.begin()
        try:
            self._check_sender(request)
            return await handler(request)
        except RefusedError as refused:
            return self._refusal(refused.status, refused.code, refused.headers)
        except (AnswerRefused, TextRefused) as refused:
            return self._refusal(400, _known_code(refused.code))
        except NotStoredError as error:
            self._room.not_stored(error)
            return self._refusal(503, "not_stored", {"Retry-After": "1"})
        except web.HTTPException as error:
            return self._refusal(error.status, _HTTP_CODES.get(error.status, "malformed"))
        finally:
            if connection:
                connection.end()

    def _check_sender(self, request: web.Request) -> None:
        hosts = self._room.hosts
        if not hosts.host_is_ours(request.headers.getall("Host", [])):
            raise RefusedError(421, "wrong_host")
        if not hosts.origin_is_ours(request.headers.getall("Origin", [])):
            raise RefusedError(403, "wrong_origin")

    def _refusal(
        self, status: int, code: str, headers: Mapping[str, str] | None = None
    ) -> web.Response:
        message = say(f"room.error.{code}", self._room.state.language)
        return _json({"error": code, "message": message}, status, headers)

    async def health(self, _request: web.Request) -> web.Response:
        return _json({"ok": True})

    async def page(self, request: web.Request) -> web.Response:
        return _page(request, phone_pages()[request.path])

    async def words(self, request: web.Request) -> web.Response:
        language = await asyncio.to_thread(known_language, request.match_info["language"])
        return _page(request, phone_words(language))

    async def welcome(self, request: web.Request) -> web.Response:
        await self._code_and_body(request)
        state = self._room.state
        return _json({"view": state.view, "locked": state.locked})

    async def join(self, request: web.Request) -> web.Response:
        data = await self._code_and_body(request)
        watching = data.get("watching", False)
        if not isinstance(watching, bool):
            raise RefusedError(400, "malformed")
        seat = self._room.seats.find(_token(request))
        if seat is not None:
            await self._room.change_seat(seat, watching=watching)
            return _json({"seat": _token(request)})
        if self._room.state.locked:
            raise RefusedError(423, "locked")
        if self._room.seats.full:
            raise RefusedError(423, "full")
        return _json({"seat": await self._room.add_seat(watching=watching)})

    async def _code_and_body(self, request: web.Request) -> Mapping[str, Any]:
        data = await _body(request)
        code = data.get("code")
        if not isinstance(code, str):
            raise RefusedError(400, "malformed")
        if not self._room.code_is_right(code):
            if await self._room.wrong_tries.another(request.remote or ""):
                raise RefusedError(429, "too_many_tries", **{"Retry-After": "60"})
            raise RefusedError(403, "wrong_code")
        _prove(request)
        return data

    async def state(self, request: web.Request) -> web.Response:
        await self._seat(request)
        return web.Response(body=self._room.state_bytes(), content_type="application/json")

    async def events(self, request: web.Request) -> web.StreamResponse:
        seat = await self._seat(request)
        if seat.streams >= MAX_STREAMS:
            raise RefusedError(429, "too_many_pages", **{"Retry-After": "5"})
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        connection = _connection(request)
        listener = Listener(connection.unread if connection else lambda: 0)
        seat.streams += 1
        try:
            await response.prepare(request)
            async for chunk in self._room.broadcast.follow(listener):
                await response.write(chunk)
        except ConnectionError:
            pass  # the phone went to sleep
        finally:
            seat.streams -= 1
        return response

    async def ballot(self, request: web.Request) -> web.Response:
        seat, data = await self._seat_and_body(request)
        vote = self._vote(data)
        if seat.watching:
            raise RefusedError(409, "watching")
        body = {"answers": check_ballot(vote.round, data.get("answers"))}
        return await self._take(vote, seat, Way.PHONE, _nonce(data), body)

    async def tally(self, request: web.Request) -> web.Response:
        seat, data = await self._seat_and_body(request)
        vote = self._vote(data)
        if vote.by != "table":
            raise RefusedError(409, "no_tables")
        try:
            body, _ = check_tally(vote.round, data.get("counts"), data.get("cant_judge"))
        except AnswerRefused:
            raise
        except ValueError:
            raise RefusedError(400, "malformed") from None
        return await self._take(vote, seat, Way.TABLE, _nonce(data), body)

    async def _take(
        self, vote: OpenRound, seat: Seat, way: Way, nonce: str, body: dict[str, Any]
    ) -> web.Response:
        outcome = await self._room.votes.take(vote.round.id, seat.hash, way, nonce, body)
        if outcome is Outcome.NOT_OPEN:
            raise RefusedError(409, "not_open")
        seat.voted = True
        return _json({"accepted": True})

    async def card(self, request: web.Request) -> web.Response:
        _, data = await self._seat_and_body(request)
        board = self._room.state.board
        if board is None or data.get("board") != board["id"]:
            raise RefusedError(409, "no_board")
        try:
            await self._room.held.card(board, data.get("fields"), _nonce(data))
        except TextRefused:
            raise
        except ValueError:
            raise RefusedError(400, "empty_card") from None
        return _json({"accepted": True})

    async def pledge(self, request: web.Request) -> web.Response:
        _, data = await self._seat_and_body(request)
        try:
            await self._room.held.pledge(data, _nonce(data))
        except TextRefused:
            raise
        except ValueError:
            raise RefusedError(400, "empty_pledge") from None
        return _json({"accepted": True})

    async def document(self, request: web.Request) -> web.Response:
        document = self._room.handout.find(request.match_info["key"])
        body = await asyncio.to_thread(_read, document.path) if document else None
        if document is None or body is None:
            raise RefusedError(404, "no_document")
        name = "".join(sign for sign in document.title if sign.isalnum() or sign in " -")
        filename = f"{name.strip() or 'document'}{document.path.suffix}"
        return _file(body, document.content_type, filename)

    async def own_view(self, request: web.Request) -> web.Response:
        _, data = await self._seat_and_body(request)
        answers = data.get("answers")
        if not isinstance(answers, Mapping):
            raise RefusedError(400, "malformed")
        what = str(data.get("id") or "own-view")[:64]
        body = await self._room.own_views.draw(what, answers)
        if body is None:
            raise RefusedError(409, "not_drawn")
        return _file(body, "application/pdf", "own-view.pdf")

    def _vote(self, data: Mapping[str, Any]) -> OpenRound:
        vote = self._room.state.vote
        if not isinstance(data.get("round"), str):
            raise RefusedError(400, "malformed")
        if vote is None or vote.round.id != data["round"] or not vote.takes_answers:
            raise RefusedError(409, "not_open")
        return vote

    async def _seat_and_body(self, request: web.Request) -> tuple[Seat, Mapping[str, Any]]:
        return await self._seat(request), await _body(request)

    async def _seat(self, request: web.Request) -> Seat:
        seat = self._room.seats.find(_token(request))
        if seat is None:
            if await self._room.wrong_tries.another(request.remote or ""):
                raise RefusedError(429, "too_many_tries", **{"Retry-After": "60"})
            raise RefusedError(401, "no_seat")
        _prove(request)
        if not seat.may_ask(self._room.seats.clock()):
            raise RefusedError(429, "too_fast", **{"Retry-After": "1"})
        return seat


_HTTP_CODES = {404: "not_found", 405: "not_found", 413: "too_large"}
_ANSWER_CODES = {
    "too_long",
    "surrogate",
    "wrong_total",
    "not_this_round",
    "empty",
    "too_many_chosen",
}


def _known_code(code: str) -> str:
    return code if code in _ANSWER_CODES else "malformed"


async def _body(request: web.Request) -> Mapping[str, Any]:
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


def _nonce(data: Mapping[str, Any]) -> str:
    nonce = data.get("nonce")
    if not isinstance(nonce, str) or not nonce.isascii() or not 8 <= len(nonce) <= 64:
        raise RefusedError(400, "malformed")
    return nonce


def _token(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return request.query.get("seat", "") if request.method == "GET" else ""


def _connection(request: web.Request) -> Connection | None:
    protocol = request.transport.get_protocol() if request.transport else None
    return protocol if isinstance(protocol, Connection) else None


def _prove(request: web.Request) -> None:
    if connection := _connection(request):
        connection.book.prove(connection)


def _json(
    data: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    return web.Response(
        body=json.dumps(data).encode(),
        status=status,
        content_type="application/json",
        headers=headers,
    )


def _page(request: web.Request, page: Page) -> web.Response:
    headers = {"ETag": page.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if request.headers.get("If-None-Match") == page.etag:
        return web.Response(status=304, headers=headers)
    squeezed = "gzip" in request.headers.get("Accept-Encoding", "")
    if squeezed:
        headers["Content-Encoding"] = "gzip"
    return web.Response(
        body=page.body if squeezed else page.plain,
        content_type=page.content_type,
        charset="utf-8",
        headers=headers,
    )


def _file(body: bytes, content_type: str, filename: str) -> web.Response:
    response = web.Response(body=body, content_type=content_type)
    ascii_name = filename.encode("ascii", "ignore").decode().strip() or "document"
    response.headers["Content-Disposition"] = f'inline; filename="{ascii_name}"'
    return response


def _read(path: Any) -> bytes | None:
    try:
        content: bytes = path.read_bytes()
    except OSError:
        return None
    return content


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.pop("Server", None)
