"""What the app may tell the room to do, one function per command.

A command that can't be carried out is answered with a `problem`, never with a crash: the app may be
newer than the room, or just have been restarted in the middle of things.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from cxworkshop.domain.answers import AnswerRefused
from cxworkshop.domain.polls import COUNTABLE
from cxworkshop.domain.rounds import Round
from cxworkshop.domain.texts import TextRefused
from cxworkshop.room.ballot_box import NotStoredError
from cxworkshop.room.state import ANSWERED_BY, OWN_DEVICE, VIEW_KINDS, OpenRound
from cxworkshop.words import say

if TYPE_CHECKING:
    from cxworkshop.room.server import Room

Command = Mapping[str, Any]


class CommandRefusedError(Exception):
    """The command makes no sense now; `code` says why."""

    def __init__(self, code: str, reason: str = "") -> None:
        self.code = code
        self.reason = reason
        super().__init__(code)


async def obey(room: Room, command: Command) -> None:
    """Carries a command out, or tells the app why not."""
    action = COMMANDS.get(str(command.get("do")))
    try:
        if action is None:
            raise CommandRefusedError("unknown_command", str(command.get("do")))
        await action(room, command)
    except CommandRefusedError as refused:
        _problem(room, command, refused.code, refused.reason)
    except (AnswerRefused, TextRefused) as refused:
        _problem(room, command, "bad_answers", str(refused))
    except ValueError as error:
        _problem(room, command, "bad_command", str(error))
    except NotStoredError:
        _problem(room, command, "not_stored")
    except Exception:
        room.log.exception("command")
        _problem(room, command, "failed", str(command.get("do")))


def _problem(room: Room, command: Command, code: str, reason: str = "") -> None:
    """Names the entry that was refused, so that the app knows which of several it was."""
    about = {"nonce": command["nonce"]} if "nonce" in command else {}
    message = say(f"room.problem.{code}", reason=reason)
    room.control.tell("problem", code=code, message=message, **about)


async def show(room: Room, command: Command) -> None:
    view = command.get("view")
    if not isinstance(view, Mapping) or view.get("kind") not in VIEW_KINDS:
        raise ValueError(f"a view's kind is one of {', '.join(VIEW_KINDS)}")
    room.state.view = view
    room.state.showing = "view"
    room.state_changed()


async def open_round(room: Room, command: Command) -> None:
    round_ = Round.from_wire(command.get("round"))
    by = command.get("by", "person")
    if by not in ANSWERED_BY:
        raise ValueError(f"by is one of {', '.join(ANSWERED_BY)}")
    if by == "table" and not all(question.kind in COUNTABLE for question in round_.asked):
        raise ValueError("a table can only count ratings and choices")
    if by == "table" and round_.cut:
        raise ValueError("a table's counts can't be cut into groups")
    if round_.consent and by != "person":
        raise ValueError(OWN_DEVICE)
    vote = room.state.vote
    if vote is not None and vote.round.id != round_.id:
        raise CommandRefusedError("another_round", vote.round.id)
    if vote is not None and not vote.takes_answers:
        raise CommandRefusedError("round_closed", round_.id)
    if vote is None:
        await room.votes.open(round_, by)
        room.state.results = room.state.revealed = None
        room.state.showing = "view"
        room.state_changed()
    room.control.tell("opened", round=round_.id)


async def close_round(room: Room, _command: Command) -> None:
    vote = _vote(room)
    if vote.takes_answers:
        await room.votes.close(vote)
        room.state_changed()
    room.answered_pace.cancel()
    room.control.tell("closed", **await room.votes.results(vote))


async def answers(room: Room, command: Command) -> None:
    vote = _vote(room)
    if command.get("round") != vote.round.id or vote.takes_answers:
        raise CommandRefusedError("not_closed", str(command.get("round")))
    room.control.tell("closed", **await room.votes.results(vote))


async def forget(room: Room, command: Command) -> None:
    if "board" in command:
        await room.held.forget_board(str(command["board"]))
    elif "pledge" in command:
        await room.held.forget_pledge(str(command["pledge"]))
    elif isinstance(round_id := command.get("round"), str):
        await _forget_round(room, round_id)
    else:
        raise ValueError("forget names a round, a board or a pledge")


async def _forget_round(room: Room, round_id: str) -> None:
    if not await room.votes.forget(round_id):
        raise CommandRefusedError("still_on_disk", round_id)
    room.state_changed()
    room.control.tell("forgotten", round=round_id)


async def enter(room: Room, command: Command) -> None:
    vote = _vote(room)
    entry = await room.votes.enter(vote, command)
    room.control.tell(
        "entered",
        round=vote.round.id,
        nonce=entry,
        way=command.get("way"),
        answered=vote.answered,
        ways=vote.ways(),
    )


async def reveal(room: Room, command: Command) -> None:
    results, round_id = command.get("results"), str(command.get("round"))
    if results is not None and not isinstance(results, Mapping):
        raise ValueError("results is an object, question id → figures, or null to take it back")
    questions = command.get("questions")
    if questions is None:
        questions = room.questions_of(round_id)
    room.state.results = results
    room.state.revealed = {"round": round_id, "questions": questions} if results else None
    room.state.showing = "results" if results else "view"
    room.state_changed()


async def collect(room: Room, command: Command) -> None:
    board = command.get("board")
    if not isinstance(board, Mapping) or not isinstance(board.get("id"), str):
        raise ValueError("a board has an id")
    fields = board.get("fields")
    if not isinstance(fields, list) or not all(
        isinstance(field, Mapping) and isinstance(field.get("id"), str) for field in fields
    ):
        raise ValueError("a board has fields, each with an id and a label")
    room.state.board = board
    room.state_changed()


async def collected(room: Room, _command: Command) -> None:
    board = room.state.board
    if board is None:
        raise CommandRefusedError("no_board")
    room.state.board = None
    room.state_changed()
    await room.held.hand_over(board)


async def lock(room: Room, _command: Command) -> None:
    await room.lock(locked=True)


async def unlock(room: Room, _command: Command) -> None:
    await room.lock(locked=False)


async def release(room: Room, command: Command) -> None:
    await room.release(everybody=command.get("all") is True)


async def hand_out(room: Room, command: Command) -> None:
    room.state.handout = room.handout.replace(command.get("files"))
    room.state_changed()
    room.control.tell("handout", files=room.state.handout)


async def drawn(room: Room, command: Command) -> None:
    path = command.get("path")
    room.own_views.drawn(str(command.get("request")), str(path) if path else None)


async def move(room: Room, command: Command) -> None:
    host = command.get("host")
    if not isinstance(host, str):
        raise ValueError("host is an address of this machine")
    await room.move(host)


async def status(room: Room, _command: Command) -> None:
    room.control.tell("status", **room.status())


async def end(room: Room, _command: Command) -> None:
    room.end()


def _vote(room: Room) -> OpenRound:
    if room.state.vote is None:
        raise CommandRefusedError("no_round")
    return room.state.vote


COMMANDS: Mapping[str, Callable[[Any, Command], Awaitable[None]]] = {
    "show": show,
    "open": open_round,
    "close": close_round,
    "answers": answers,
    "forget": forget,
    "enter": enter,
    "reveal": reveal,
    "collect": collect,
    "collected": collected,
    "lock": lock,
    "unlock": unlock,
    "release": release,
    "handout": hand_out,
    "drawn": drawn,
    "move": move,
    "status": status,
    "end": end,
}
