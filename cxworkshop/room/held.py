"""Cards and pledges: kept until the app has them, then forgotten.

A card goes to the facilitator only together with at least k others, in random order, or when
collecting ends. A pledge carries the name that its author wrote there. Neither is tied to a seat:
both are known by a hash of a random number that the phone made up for this one sending.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from typing import Any

from cxworkshop.domain.rounds import DEFAULT_K
from cxworkshop.domain.texts import clean_text
from cxworkshop.room.ballot_box import BallotBox

MAX_NAME = 80
MAX_DATE = 10

Tell = Callable[..., None]


class Held:
    """What phones have sent and the app has not yet confirmed."""

    def __init__(self, box: BallotBox, tell: Tell, chance: random.Random) -> None:
        self._box = box
        self._tell = tell
        self._chance = chance
        self._handed: set[str] = set()

    async def card(self, board: Mapping[str, Any], fields: object, nonce: str) -> None:
        """Keeps a card of the open board. Raises ValueError and TextRefused."""
        body = checked_fields(board, fields)
        board_id = str(board["id"])
        card_id = _id_of("card", board_id, nonce)
        await self._box.write(lambda session: session.hold("card", card_id, board_id, body))
        await self.hand_over(board, at_least=int(board.get("k", DEFAULT_K)))

    async def hand_over(self, board: Mapping[str, Any], at_least: int = 1) -> None:
        """Gives the app the cards it does not have yet, mixed, when they are enough."""
        board_id = str(board["id"])
        held = await self._box.write(lambda session: session.held("card", board_id))
        new = [id_ for id_ in held if id_ not in self._handed]
        if len(new) < max(1, at_least):
            return
        self._handed.update(new)
        self._chance.shuffle(new)
        self._tell("cards", board=board_id, cards=[{"id": id_, "fields": held[id_]} for id_ in new])

    async def forget_board(self, board_id: str) -> None:
        await self._box.write(lambda session: session.drop_held("card", owner=board_id))
        await self._box.apart(lambda session: session.scrub())

    async def pledge(self, data: Mapping[str, Any], nonce: str) -> None:
        """Keeps a pledge and tells the app. Raises ValueError and TextRefused."""
        body = {
            "name": clean_text(data.get("name"), MAX_NAME),
            "text": clean_text(data.get("text")),
            "by": clean_text(data.get("by", ""), MAX_DATE),
        }
        if not body["name"] or not body["text"]:
            raise ValueError("a pledge has a name and a text")
        pledge_id = _id_of("pledge", "", nonce)
        if await self._box.write(lambda session: session.hold("pledge", pledge_id, "", body)):
            self._tell("pledge", id=pledge_id, **body)

    async def tell_pledges(self) -> None:
        """Tells again what the app has not confirmed: the room was restarted."""
        for id_, body in (await self._box.write(lambda session: session.held("pledge"))).items():
            self._tell("pledge", id=id_, **body)

    async def forget_pledge(self, pledge_id: str) -> None:
        await self._box.write(lambda session: session.drop_held("pledge", id_=pledge_id))
        await self._box.apart(lambda session: session.scrub())


def checked_fields(board: Mapping[str, Any], fields: object) -> dict[str, str]:
    """A card's fields as they are kept; empty ones are left out, a card is not empty."""
    known = {str(field["id"]) for field in board.get("fields", ())}
    if not isinstance(fields, Mapping) or not set(fields) <= known:
        raise ValueError("fields are those of the board")
    kept = {name: clean_text(text) for name, text in fields.items()}
    kept = {name: text for name, text in kept.items() if text}
    if not kept:
        raise ValueError("a card has text")
    return kept


def _id_of(kind: str, board: str, nonce: str) -> str:
    return hashlib.sha256(f"{kind} {board} {nonce}".encode()).hexdigest()[:32]
