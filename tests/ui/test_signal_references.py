"""The bindings must not lose references: PySide6 6.12.0 dropped one of True or None with each emit
and each call of a void function, until the process aborted. Here a process of its own emits 10,000
times, so that an abort is a failed test and not the end of the run. From Python 3.12 on these
objects can't die and their counts mean nothing; that the process lives is then the whole test.
"""

from __future__ import annotations

import subprocess
import sys

EMITS = 10_000

SCRIPT = f"""
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rung = Signal()
    said = Signal(object)
    chosen = Signal(bool)

application = QCoreApplication([])
bell, heard = Bell(), []
bell.rung.connect(lambda: None)
bell.said.connect(lambda value: None)
bell.chosen.connect(lambda value: True)

def counts():
    return {{value: sys.getrefcount(value) for value in (True, False, None)}}

def ring():
    for _ in range({EMITS}):
        bell.rung.emit()
        bell.said.emit(None)
        bell.chosen.emit(True)
        bell.setObjectName("bell")

before = counts()
ring()
after = counts()
lost = {{value: before[value] - after[value] for value in before}}
print("lost", max(lost.values()))
"""


def test_ten_thousand_signals_lose_no_reference_of_true_or_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"the process died: {done.stderr}"
    word, lost = done.stdout.split()
    assert word == "lost"
    immortal = sys.version_info >= (3, 12)
    assert immortal or int(lost) < 100, f"{lost} references lost in {EMITS} emits"
