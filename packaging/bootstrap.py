"""What `make` calls; on Windows and macOS call it directly: `python packaging/bootstrap.py run`.

Every command first sets up what it needs (virtual environment, libraries from the lock and, on
Debian and Ubuntu as root, system packages) and then does its work. It needs Python 3.11 or newer
and nothing else; an older Python hands over to a newer one when the machine has it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUPPORTED = ["python3.13", "python3.12", "python3.11"]


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit code."""
    import commands
    from environment import Environment, SetupError

    chosen = commands.parse(arguments)
    try:
        return chosen.run(Environment(ROOT), chosen.rest)
    except SetupError as problem:
        print(f"\n{problem}", file=sys.stderr)
    except OSError as problem:
        print(f"\nThe set-up stopped: {problem}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. Start the same command again whenever you like.", file=sys.stderr)
        return 130
    return 1


def hand_over() -> int:
    """This Python is too old: run with a newer one, or say what to install."""
    newer = next(filter(None, map(shutil.which, SUPPORTED)), None)
    if newer:
        return subprocess.call([newer, __file__, *sys.argv[1:]])
    print(
        f"CX Workshop needs Python 3.11 or newer, and this is {sys.version.split()[0]}.\n"
        "Install one (Debian and Ubuntu: apt-get install python3.11 python3.11-venv; "
        "Windows and macOS: from python.org) and run the same command again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]) if sys.version_info >= (3, 11) else hand_over())
