"""While a workshop runs the machine is held awake, and let go afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cxworkshop.ui.awake import Awake
from tests.support.patience import PATIENCE

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="asks a Linux desktop")
def test_the_desktop_is_asked_once_and_hung_up_on_afterwards(needs: Callable[..., str]) -> None:
    command = [needs("dbus-run-session"), "--", sys.executable, "-m", "tests.support.screen_saver"]
    child = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert child.stdout, child.stderr
    found = json.loads(child.stdout)
    assert found["offered"] == [False, True]
    assert found["asked"] == [["CX Workshop", "A workshop is running"]]
    before, held, after = found["guests"]
    assert held == before + 1, "it is held by a line of its own"
    assert after == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system can always be asked")
def test_where_nobody_listens_nothing_is_held(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    awake = Awake()
    awake.hold()
    assert not awake.held
    awake.release()
