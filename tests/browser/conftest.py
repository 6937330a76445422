"""One headless Chromium for all browser tests, a room and a fresh page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.room import RoomProcess, running_room

selenium = pytest.importorskip("selenium", reason="needs selenium, missing here")

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

from tests.support.phone_browser import PhoneBrowser, start_chromium  # noqa: E402


@pytest.fixture(scope="session")
def chromium(
    needs: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chrome]:
    """Chromium, started once."""
    browser, driver = needs("chromium", "google-chrome", "chrome"), needs("chromedriver")
    started = start_chromium(browser, driver, tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[RoomProcess]:
    """A real room on a port of its own."""
    with running_room(tmp_path / "session") as started:
        yield started


@pytest.fixture
def guest(chromium: Chrome, room: RoomProcess) -> Iterator[PhoneBrowser]:
    """A guest's phone, not yet on the page. Afterwards the page is left and had no complaints."""
    phone = PhoneBrowser(chromium)
    phone.forgets(room.base)
    yield phone
    complaints = phone.complaints()
    phone.leave()
    serious = [line for line in complaints if "net::ERR" not in line and "status of" not in line]
    assert not serious, serious
