"""The parts of this program that run beside its window, each as a child process: how one is
started, and how one ends that obeys its input."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

import cxworkshop

CLOSE_MS = 3000


def child_command(part: str) -> list[str]:
    """How this program starts a part of itself: from the frozen program, or by the interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, part]
    return [sys.executable, "-m", f"cxworkshop.{part}"]


def child_environment() -> QProcessEnvironment:
    """The environment in which a child finds this very program."""
    environment = QProcessEnvironment.systemEnvironment()
    root = str(Path(cxworkshop.__file__).parent.parent)
    known = environment.value("PYTHONPATH", "")
    environment.insert("PYTHONPATH", os.pathsep.join(part for part in (root, known) if part))
    environment.insert("PYTHONUNBUFFERED", "1")
    return environment


def end_child(process: QProcess) -> None:
    """Close a child's input, on which it ends; kill it when it takes longer than `CLOSE_MS`. Its
    signals are heard no more."""
    process.blockSignals(True)
    process.closeWriteChannel()
    if not process.waitForFinished(CLOSE_MS):
        process.kill()
        process.waitForFinished(CLOSE_MS)
    process.deleteLater()
