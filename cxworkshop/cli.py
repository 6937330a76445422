"""The command line: opens the app, or does one of its things without a window.

Each command imports what it needs when it runs, so that none waits for another's libraries. Exit
codes: 0 done, 1 a problem that the message explains, 2 wrong arguments.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cxworkshop import __version__, paths
from cxworkshop.problems import Problem
from cxworkshop.words import say

DONE, PROBLEM = 0, 1
WINDOWLESS = frozenset({"offscreen", "minimal", "vnc", "linuxfb"})
KINDS = ("personal", "team", "xlsx", "csv", "charts", "calendar", "workshop")
DEFAULT_OUT = Path("out")


class CommandProblem(Problem):
    """A command can't be carried out."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["room"]:
        from cxworkshop.room.__main__ import main as room

        return room(given[1:])
    if given[:1] == ["room.phones"]:  # how the bundled program starts its simulated executives
        from cxworkshop.room.phones import main as phones

        return phones(given[1:])
    if given[:1] == ["intake.reader"]:  # and the child in which the app reads survey files
        from cxworkshop.intake.reader import main as reader

        return reader(given[1:])
    if given[:1] == ["ui.seen_screens"]:  # and the one that looks at the screens for the doctor
        from cxworkshop.ui.seen_screens import main as seen_screens

        return seen_screens(given[1:])
    chosen = _parser(given).parse_args(given)
    if "home" in chosen:
        os.environ["CXWORKSHOP_HOME"] = str(chosen.home.absolute())
    try:
        return int(chosen.run(chosen))
    except Problem as problem:
        print(problem.message, file=sys.stderr)
        return PROBLEM
    except BrokenPipeError:  # who reads us has gone: `cxworkshop doctor | head -1`
        sys.stderr.close()
        return PROBLEM


def has_display() -> bool:
    """Whether a window could be seen here."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in WINDOWLESS:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--home", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=say("cli.home")
    )
    parser = argparse.ArgumentParser(
        prog="cxworkshop", description=say("cli.what"), parents=[common]
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(run=_open_app)
    commands = parser.add_subparsers(title=say("cli.commands"), metavar="")

    def command(name: str) -> argparse.ArgumentParser:
        words = say(f"cli.{name}.what")
        return commands.add_parser(name, help=words, description=words, parents=[common])

    _add_demo(command("demo"))
    _add_intake(command("intake"), wanted="intake" in given)
    _add_export(command("export"))
    command("room")
    command("doctor").set_defaults(run=_doctor)
    return parser


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="DIR", help=say("cli.demo.out"))
    parser.add_argument(
        "--participants", type=_at_least_one, default=12, metavar="N", help=say("cli.demo.many")
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=say("cli.demo.seed"))
    parser.set_defaults(run=_demo)


def _add_intake(parser: argparse.ArgumentParser, *, wanted: bool) -> None:
    if wanted:
        from cxworkshop.intake import command

        command.add_arguments(parser)
        parser.set_defaults(run=command.run)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workshop", metavar="WORKSHOP", help=say("cli.export.workshop"))
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help=say("cli.export.to"))
    parser.add_argument(
        "--only", choices=KINDS, action="append", metavar="KIND", help=say("cli.export.only")
    )
    parser.set_defaults(run=_export)


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(say("cli.demo.at_least_one"))
    return number


def _open_app(_chosen: argparse.Namespace) -> int:
    if not has_display():
        raise CommandProblem("cli.no_display")
    from cxworkshop.app import run

    return run()


def _home() -> Path:
    try:
        return paths.home()
    except OSError as error:
        raise CommandProblem("app.no_home", path=error.filename) from error


def _demo(chosen: argparse.Namespace) -> int:
    if has_display() and chosen.out is None:
        from cxworkshop.app import run

        return run(demo=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cxworkshop.ui.autopilot import run_headless_demo

    out = (chosen.out or DEFAULT_OUT).absolute()
    return int(run_headless_demo(out, chosen.participants, chosen.seed))


def _export(chosen: argparse.Namespace) -> int:
    from cxworkshop.services import handing_out
    from cxworkshop.services.desk import open_desk

    desk = open_desk(_home(), for_reading=True)
    try:
        workshop_id = _find_workshop(desk, chosen.workshop)
        written = handing_out.write(desk, workshop_id, chosen.to, chosen.only)
    finally:
        desk.close()
    if not written:
        raise CommandProblem("cli.export.nothing")
    for path in written:
        print(path)
    return DONE


def _find_workshop(desk: object, wanted: str) -> str:
    """The id of the workshop that an id, the beginning of one, or a client's name means."""
    from cxworkshop.services import shelf
    from cxworkshop.services.desk import Desk

    assert isinstance(desk, Desk)
    rows = shelf.rows(desk)
    text = wanted.casefold()
    for found in (
        [row for row in rows if row.id == wanted],
        [row for row in rows if row.client.casefold() == text],
        [row for row in rows if row.id.startswith(wanted) or text in row.client.casefold()],
    ):
        if len(found) == 1:
            return found[0].id
        if found:
            known = ", ".join(f"{row.id} ({row.client}, {row.held_on})" for row in found[:8])
            raise CommandProblem("cli.export.several", wanted=wanted, known=known)
    known = ", ".join(row.client for row in rows[:12])
    raise CommandProblem(f"cli.export.{'unknown' if rows else 'empty'}", wanted=wanted, known=known)


def _doctor(_chosen: argparse.Namespace) -> int:
    from cxworkshop.ui.looking_around import look
    from cxworkshop.ui.seen_screens import desktop_of_a_child

    findings = look(_home(), desktop_of_a_child() if has_display() else None)
    for finding in findings:
        outcome = ("good" if finding.ok else "bad") if finding.known else "look"
        print(say(f"cli.doctor.{outcome}", text=finding.sentence))
        if finding.command and not finding.ok:
            print(f"      {finding.command}")
    return DONE if all(finding.ok for finding in findings) else PROBLEM
