"""What only a program with a window can see of this machine: its screens, and what keeps it awake.

The app asks for it directly. `cxworkshop doctor` runs it as a child, because a display that can't
be used ends a Qt program at once, and that is just what the doctor has to tell.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtGui import QGuiApplication, QScreen

from cxworkshop.services.machine import Desktop, Screen
from cxworkshop.ui.awake import can_stay_awake
from cxworkshop.ui.child_process import child_command, child_environment
from cxworkshop.ui.screens import mirrored, spoken_name

CHILD_SECONDS = 30
TROUBLE_LINES = 2


def desktop(screens: Sequence[QScreen]) -> Desktop:
    """The screens as findings name them, the console's first."""
    seen = []
    for screen in screens:
        size = screen.size() * screen.devicePixelRatio()
        mirrors = screen is not screens[0] and mirrored([screen], screens[0]) is not None
        name = spoken_name(screen)
        seen.append(Screen(name, size.width(), size.height(), screen.name(), mirrors))
    return Desktop(tuple(seen), can_stay_awake())


def desktop_of_a_child() -> Desktop:
    """The same, found out by a child process; why it could not open a window is its trouble."""
    variables = (line.partition("=") for line in child_environment().toStringList())
    environment = {name: value for name, _, value in variables}
    try:
        child = subprocess.run(
            child_command("ui.seen_screens"),
            env=environment, capture_output=True, text=True, timeout=CHILD_SECONDS, check=False,
        )  # fmt: skip
        found = json.loads(child.stdout)
    except subprocess.TimeoutExpired:
        return Desktop(trouble=f"{CHILD_SECONDS} s")
    except ValueError:
        return Desktop(trouble="; ".join(child.stderr.splitlines()[:TROUBLE_LINES]))
    screens = tuple(Screen(**screen) for screen in found["screens"])
    return Desktop(screens, bool(found["awake"]))


def main(_arguments: Sequence[str] = ()) -> int:
    """Print what is seen, as one JSON object."""
    os.environ.setdefault("QT_LOGGING_RULES", "*.debug=false")
    app = QGuiApplication(["cxworkshop"])
    print(json.dumps(asdict(desktop(app.screens()))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
