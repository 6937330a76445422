"""What phones may ask over HTTP. Every refusal is a code and one sentence that a guest understands.

GET changes nothing, nothing over HTTP controls the room, there are no cookies. A handler checks the
form, asks the part that knows, and answers after the commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from aiohttp import web

from cxworkshop.domain.answers import AnswerRefused
from cxworkshop.domain.rounds import Way, check_ballot
from cxworkshop.domain.texts import TextRefused
from cxworkshop.room.ballot_box import NotStoredError
from cxworkshop.room.broadcast import Listener
from cxworkshop.room.counting import check_tally
from cxworkshop.room.pages import HEADERS, known_language, phone_pages, phone_words
from cxworkshop.room.replies import file_reply, json_reply, page_reply, read_file
from cxworkshop.room.requests import (
    MAX_BODY,
    RefusedError,
    body_of,
    connection_of,
    nonce_of,
    prove,
    token_of,
)
from cxworkshop.room.seats import Seat
from cxworkshop.room.state import OpenRound
from cxworkshop.room.votes import Outcome
from cxworkshop.words import say

if TYPE_CHECKING:
    from cxworkshop.room.server import Room

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


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
        connection = connection_of(request)
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
        return json_reply({"error": code, "message": message}, status, headers)

    async def health(self, _request: web.Request) -> web.Response:
        return json_reply({"ok": True})

    async def page(self, request: web.Request) -> web.Response:
        return page_reply(request, phone_pages()[request.path])

    async def words(self, request: web.Request) -> web.Response:
        language = await asyncio.to_thread(known_language, request.match_info["language"])
        return page_reply(request, phone_words(language))

    async def welcome(self, request: web.Request) -> web.Response:
        await self._code_and_body(request)
        state = self._room.state
        return json_reply({"view": state.view, "locked": state.locked})

    async def join(self, request: web.Request) -> web.Response:
        data = await self._code_and_body(request)
        watching = data.get("watching", False)
        if not isinstance(watching, bool):
            raise RefusedError(400, "malformed")
        seat = self._room.seats.find(token_of(request))
        if seat is not None:
            await self._room.change_seat(seat, watching=watching)
            return json_reply({"seat": token_of(request)})
        if self._room.state.locked:
            raise RefusedError(423, "locked")
        if self._room.seats.full:
            raise RefusedError(423, "full")
        return json_reply({"seat": await self._room.add_seat(watching=watching)})

    async def _code_and_body(self, request: web.Request) -> Mapping[str, Any]:
        data = await body_of(request)
        code = data.get("code")
        if not isinstance(code, str):
            raise RefusedError(400, "malformed")
        if not self._room.code_is_right(code):
            if await self._room.wrong_tries.another(request.remote or ""):
                raise RefusedError(429, "too_many_tries", **{"Retry-After": "60"})
            raise RefusedError(403, "wrong_code")
        prove(request)
        return data

    async def state(self, request: web.Request) -> web.Response:
        await self._seat(request)
        return web.Response(body=self._room.state_bytes(), content_type="application/json")

    async def events(self, request: web.Request) -> web.StreamResponse:
        seat = await self._seat(request)
        connection = connection_of(request)
        if connection is None:
            raise RefusedError(400, "malformed")
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        listener = Listener(connection.write, connection.unread, connection.drop)
        connection.on_lost = listener.left.set
        seat.listen(listener)
        try:
            await response.prepare(request)
            await self._room.broadcast.follow(listener)
        except ConnectionError:
            pass  # the phone went to sleep
        finally:
            seat.hang_up(listener)
        return response

    async def ballot(self, request: web.Request) -> web.Response:
        seat, data = await self._seat_and_body(request)
        vote = self._vote(data)
        if seat.watching:
            raise RefusedError(409, "watching")
        if vote.round.consent and data.get("consent") is not True:
            raise RefusedError(403, "consent_needed")
        body = {"answers": check_ballot(vote.round, data.get("answers"))}
        return await self._take(vote, seat, Way.PHONE, nonce_of(data), body)

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
        return await self._take(vote, seat, Way.TABLE, nonce_of(data), body)

    async def _take(
        self, vote: OpenRound, seat: Seat, way: Way, nonce: str, body: dict[str, Any]
    ) -> web.Response:
        outcome = await self._room.votes.take(vote.round.id, seat.hash, way, nonce, body)
        if outcome is Outcome.NOT_OPEN:
            raise RefusedError(409, "not_open")
        return json_reply({"accepted": True})

    async def card(self, request: web.Request) -> web.Response:
        _, data = await self._seat_and_body(request)
        board = self._room.state.board
        if board is None or data.get("board") != board["id"]:
            raise RefusedError(409, "no_board")
        try:
            await self._room.held.card(board, data.get("fields"), nonce_of(data))
        except TextRefused:
            raise
        except ValueError:
            raise RefusedError(400, "empty_card") from None
        return json_reply({"accepted": True})

    async def pledge(self, request: web.Request) -> web.Response:
        _, data = await self._seat_and_body(request)
        try:
            await self._room.held.pledge(data, nonce_of(data))
        except TextRefused:
            raise
        except ValueError:
            raise RefusedError(400, "empty_pledge") from None
        return json_reply({"accepted": True})

    async def document(self, request: web.Request) -> web.Response:
        document = self._room.handout.find(request.match_info["key"])
        body = await asyncio.to_thread(read_file, document.path) if document else None
        if document is None or body is None:
            raise RefusedError(404, "no_document")
        name = "".join(sign for sign in document.title if sign.isalnum() or sign in " -")
        filename = f"{name.strip() or 'document'}{document.path.suffix}"
        return file_reply(body, document.content_type, filename)

    async def own_view(self, request: web.Request) -> web.Response:
        _, data = await self._seat_and_body(request)
        answers = data.get("answers")
        if not isinstance(answers, Mapping):
            raise RefusedError(400, "malformed")
        what = str(data.get("id") or "own-view")[:64]
        body = await self._room.own_views.draw(what, answers)
        if body is None:
            raise RefusedError(409, "not_drawn")
        return file_reply(body, "application/pdf", "own-view.pdf")

    def _vote(self, data: Mapping[str, Any]) -> OpenRound:
        vote = self._room.state.vote
        if not isinstance(data.get("round"), str):
            raise RefusedError(400, "malformed")
        if vote is None or vote.round.id != data["round"] or not vote.takes_answers:
            raise RefusedError(409, "not_open")
        return vote

    async def _seat_and_body(self, request: web.Request) -> tuple[Seat, Mapping[str, Any]]:
        return await self._seat(request), await body_of(request)

    async def _seat(self, request: web.Request) -> Seat:
        seat = self._room.seats.find(token_of(request))
        if seat is None:
            if await self._room.wrong_tries.another(request.remote or ""):
                raise RefusedError(429, "too_many_tries", **{"Retry-After": "60"})
            raise RefusedError(401, "no_seat")
        prove(request)
        if not seat.may_ask(self._room.seats.clock()):
            raise RefusedError(429, "too_fast", **{"Retry-After": "1"})
        return seat


_HTTP_CODES = {404: "not_found", 405: "not_found", 413: "too_large"}
_ANSWER_CODES = {
    "too_long",
    "surrogate",
    "wrong_total",
    "too_many_points",
    "not_this_round",
    "empty",
    "too_many_chosen",
}


def _known_code(code: str) -> str:
    return code if code in _ANSWER_CODES else "malformed"


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.pop("Server", None)
