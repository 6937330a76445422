"""What every test finds: a home of its own, two screens, our fonts, no way out of the machine.

And what every test is held to: it leaves no window, thread or child process behind.
"""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from system_libraries import TEST_PROGRAMS

from cxworkshop.paths import resource
from tests.support.leftovers import leftovers, standing
from tests.support.patience import PatientBot

pytest_plugins = ("tests.support.golden",)

SCREENS = Path(__file__).parent / "support" / "screens.json"

hypothesis.settings.register_profile("steady", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("steady")


def _choose_screens() -> None:
    """A laptop of 1366×768 and a projector of 1920×1080, unless a real display was asked for."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith("xcb"):
        return
    place = os.path.relpath(SCREENS) if os.name == "nt" else str(SCREENS)  # no colon may be in it
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={place}"
    for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_STYLE_OVERRIDE"):
        os.environ.pop(name, None)


_choose_screens()


def _refuse_the_outside(event: str, arguments: tuple[Any, ...]) -> None:
    """Offline means offline: a stream to anywhere but this machine ends the test."""
    if event != "socket.connect":
        return
    connection, address = arguments
    streams = connection.type == socket.SOCK_STREAM and isinstance(address, tuple)
    if streams and not _is_this_machine(str(address[0])):
        raise RuntimeError(f"A test tried to reach {address[0]}; tests stay on this machine.")


def _is_this_machine(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


sys.addaudithook(_refuse_the_outside)


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """The one QApplication, in the style and with the fonts that the app itself uses."""
    from PySide6.QtGui import QFontDatabase

    qapp.setStyle("Fusion")
    for font in sorted(resource("fonts").glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(font)) >= 0, font
    return qapp


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's bot with the patience that a busy machine asks for."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders that nobody has used, one after another."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def home_of_its_own(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds what the program stores during this test; not made until used."""
    home = next(homes)
    monkeypatch.setenv("CXWORKSHOP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def leaves_nothing_behind() -> Iterator[None]:
    """Fail a test after which a window, a thread or a child process is left."""
    before = standing()
    yield
    left = leftovers(before)
    assert not left, "left behind: " + "; ".join(left)


@pytest.fixture(scope="session")
def needs() -> Callable[..., str]:
    """`needs("qpdf")` is the program's path; a machine without it skips the test and says so.

    Several names mean that any one of them will do.
    """

    def path_of(*names: str) -> str:
        found = next(filter(None, map(shutil.which, names)), None)
        if found is None:
            package = TEST_PROGRAMS.get(names[0], names[0])
            pytest.skip(f"needs {' or '.join(names)} (Debian's package {package}), missing here")
        return found

    return path_of
