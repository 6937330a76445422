"""The watch that every test is under sees what it should."""

from __future__ import annotations

import subprocess
import sys
import threading

from tests.support.leftovers import leftovers, standing


def test_a_thread_that_goes_on_is_named() -> None:
    before, done = standing(), threading.Event()
    thread = threading.Thread(target=done.wait, name="lingers")
    thread.start()
    assert leftovers(before, patience=0.01) == ["thread lingers"]
    done.set()
    thread.join()
    assert leftovers(before) == []


def test_a_thread_that_is_about_to_end_is_waited_for() -> None:
    before = standing()
    threading.Thread(target=threading.Event().wait, args=(0.1,)).start()
    assert leftovers(before) == []


def test_a_child_process_that_goes_on_is_named() -> None:
    before = standing()
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        (line,) = leftovers(before, patience=0.01)
        assert line.startswith(f"child process {child.pid}")
    finally:
        child.communicate(b"\n")
    assert leftovers(before) == []


def test_a_window_that_stays_is_named_and_its_own_popups_are_not(qapp: object) -> None:
    from PySide6.QtWidgets import QComboBox

    before = standing()
    window = QComboBox()
    window.show()
    (line,) = leftovers(before)
    assert "QComboBox" in line
    window.close()
    window.deleteLater()
    del window
    assert leftovers(before) == []
