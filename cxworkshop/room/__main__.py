"""`python -m cxworkshop.room`: the room on its own, spoken to over standard input and output."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from cxworkshop.problems import Problem
from cxworkshop.room.control import Control
from cxworkshop.room.error_log import quiet_logger
from cxworkshop.room.server import run_room
from cxworkshop.words import say


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the room; 0 when the app has gone, 1 when it could not start."""
    chosen = _parser().parse_args(arguments)
    return asyncio.run(_main(chosen))


async def _main(chosen: argparse.Namespace) -> int:
    # Not sys.stdin itself: Python closes that on its way out and aborts while a thread reads it.
    source = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115 (no path; kept open)
    control = Control(source, sys.stdout.buffer, asyncio.get_running_loop())
    try:
        await run_room(
            chosen.session, chosen.host, chosen.port, chosen.code, control, quiet_logger()
        )
    except Problem as problem:
        control.problem(problem.code, problem.message)
        control.close()
        return 1
    except FileNotFoundError as error:
        name = Path(str(error.filename)).name
        control.problem("missing_file", say("room.problem.missing_file", file=name))
        control.close()
        return 1
    except OSError as error:
        control.problem("no_socket", say("room.problem.no_socket", reason=error.strerror or ""))
        control.close()
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cxworkshop room", description=say("room.cli.what"))
    parser.add_argument("--session", type=Path, required=True, help=say("room.cli.session"))
    parser.add_argument("--host", help=say("room.cli.host"))
    parser.add_argument("--port", type=int, help=say("room.cli.port"))
    parser.add_argument("--code", help=say("room.cli.code"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
