"""A library that can't be opened on the morning of the day: what is offered, what it leads to."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.services import safekeeping, shelf
from cxworkshop.services.desk import LIBRARY_FILE, open_desk
from cxworkshop.ui.shell import App
from tests.ui.conftest import AnsweredDialogs

BACK = "The library can’t be read. Go back to its newest copy?"


def opened(app: App, dialogs: AnsweredDialogs) -> App:
    app.dialogs = dialogs
    app.show()
    return app


def end(app: App) -> None:
    app.window.close()
    app.close()
    app.window.deleteLater()


def with_a_copy(home: Path) -> str:
    """The id of a workshop in a library, and in its copy."""
    home.mkdir(parents=True)
    desk = open_desk(home)
    workshop = shelf.open_sample(desk, "T1")
    safekeeping.back_up(desk)
    desk.close()
    return workshop.id


def test_a_damaged_library_is_replaced_by_its_newest_readable_copy(
    home_of_its_own: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: QtBot
) -> None:
    workshop_id = with_a_copy(home_of_its_own)
    library = home_of_its_own / LIBRARY_FILE
    (newest,) = (home_of_its_own / "backups").iterdir()
    newer = newest.with_name("library-29991231T000000000000Z.db")
    shutil.copyfile(newest, newer)
    newer.write_bytes(newer.read_bytes()[:8192])
    harmed = b"\x07" * 200_000
    library.write_bytes(harmed)
    app = opened(App(qapp, home_of_its_own), dialogs)
    qtbot.waitUntil(lambda: app.places is not None)
    assert dialogs.asked == [BACK]
    assert app.places
    assert workshop_id in shelf.statuses(app.places.desk, [workshop_id])
    (kept,) = home_of_its_own.glob("library-damaged-*.db")
    assert kept.read_bytes() == harmed
    end(app)


def test_whoever_does_not_want_the_copy_finds_everything_as_it_was(
    home_of_its_own: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: QtBot
) -> None:
    with_a_copy(home_of_its_own)
    library = home_of_its_own / LIBRARY_FILE
    library.write_bytes(b"")
    dialogs.yes = False
    app = opened(App(qapp, home_of_its_own), dialogs)
    qtbot.waitUntil(lambda: app.exit_code == 1)
    assert dialogs.asked == [BACK]
    assert library.read_bytes() == b""
    end(app)


def test_a_library_in_use_is_opened_by_another_try_once_it_is_free(
    home_of_its_own: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: QtBot
) -> None:
    home_of_its_own.mkdir(parents=True)
    holding = open_desk(home_of_its_own)

    class Freed(AnsweredDialogs):
        def ask(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
            holding.close()
            return super().ask(title, text, yes, danger=danger)

    freed = Freed()
    app = opened(App(qapp, home_of_its_own), freed)
    qtbot.waitUntil(lambda: app.places is not None)
    assert freed.asked == ["The library can’t be opened"]
    assert app.exit_code == 0
    end(app)
