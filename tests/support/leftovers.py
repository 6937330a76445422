"""What a test must not leave behind: windows, threads, child processes.

`standing()` notes what is there before a test, and `leftovers()` what is there too much after it,
having given each thing a moment to end by itself.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 3.0  # seconds that a thread or child may take to end

# Helpers of multiprocessing that Python keeps until it ends, and Qt's one shared tooltip.
LASTING_CHILDREN = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
LASTING_WIDGETS = ("QTipLabel",)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was there before: the threads, the children's ids and the top-level widgets."""

    threads: frozenset[threading.Thread]
    children: frozenset[int]
    widgets: frozenset[Any]


def standing() -> Standing:
    """What is there now."""
    return Standing(frozenset(_threads()), frozenset(_children()), frozenset(_windows()))


def leftovers(before: Standing, patience: float = PATIENCE) -> list[str]:
    """One line for each thing that was not there before and does not go away."""
    deadline = time.monotonic() + patience
    return [
        *(f"window {window!r}" for window in _windows_since(before)),
        *(f"thread {thread.name}" for thread in _threads_since(before, deadline)),
        *(f"child process {pid}: {_command(pid)}" for pid in _children_since(before, deadline)),
    ]


def _windows_since(before: Standing) -> list[Any]:
    if set(_windows()) <= before.widgets:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [window for window in _windows() if window not in before.widgets]


def _windows() -> list[Any]:
    """The windows that no other owns; none as long as no test has started Qt."""
    qt = sys.modules.get("PySide6.QtWidgets")
    if qt is None or qt.QApplication.instance() is None:
        return []
    return [
        window
        for window in qt.QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() not in LASTING_WIDGETS
    ]


def _threads_since(before: Standing, deadline: float) -> list[threading.Thread]:
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        qt.QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000))
    left = [thread for thread in _threads() if thread not in before.threads]
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [thread for thread in left if thread.is_alive()]


def _threads() -> list[threading.Thread]:
    """Without the dummies that stand for threads of Qt: Python never learns that those ended."""
    dummy = threading._DummyThread
    return [thread for thread in threading.enumerate() if not isinstance(thread, dummy)]


def _children_since(before: Standing, deadline: float) -> list[int]:
    pause = threading.Event()
    while True:
        left = [pid for pid in _children() if pid not in before.children]
        if not left or time.monotonic() > deadline:
            return left
        pause.wait(0.02)


def _children() -> list[int]:
    """The direct child processes; looked up only where the system can say that there are some."""
    if sys.platform != "linux":
        return []
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return []
    pids = [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]
    ours = [pid for pid in pids if _parent(pid) == os.getpid()]
    return [pid for pid in ours if not any(name in _command(pid) for name in LASTING_CHILDREN)]


def _parent(pid: int) -> int:
    """The parent's id stands second after the command's closing bracket (proc(5))."""
    after = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return int(after[1]) if after else 0


def _command(pid: int) -> str:
    return _read(Path(f"/proc/{pid}/cmdline")).replace("\0", " ").strip() or "(ended, not awaited)"


def _read(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except OSError:  # it ended in the meantime
        return ""
