"""The whole app as it starts: shell, places, coming back, dropping a file, closing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop import settings
from cxworkshop.services import preparing, running, shelf
from cxworkshop.services.desk import open_desk
from cxworkshop.ui import theme
from cxworkshop.ui.places import Places
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.customers.wizard import SurveyWizard
from cxworkshop.ui.shell import App
from tests.ui.conftest import AnsweredDialogs


def started(home: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: QtBot) -> App:
    """A running app on a folder, loaded as far as it will."""
    home.mkdir(parents=True, exist_ok=True)
    app = App(qapp, home)
    app.dialogs = dialogs
    with qtbot.waitSignal(app.ready):
        app.show()
    return app


def end(app: App) -> None:
    """Close an app as its window's close button does."""
    app.window.close()
    app.close()
    app.window.deleteLater()


def places_of(app: App) -> Places:
    assert app.places is not None
    return app.places


@pytest.fixture
def app(
    home_of_its_own: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: QtBot
) -> Iterator[App]:
    made = started(home_of_its_own, dialogs, qapp, qtbot)
    yield made
    end(made)


def test_it_opens_in_the_library_with_the_other_places_closed(app: App) -> None:
    assert app.window.place == "library"
    items = app.window.rail._items
    open_now = [name for name, item in items.items() if item.isEnabled()]
    assert open_now == ["library", "help", "settings"]
    assert items["run"].toolTip() == "Open a workshop in the Library first"


def test_opening_a_workshop_opens_the_other_places(app: App, qtbot: QtBot) -> None:
    places = places_of(app)
    sample = shelf.open_sample(places.desk)
    places.open(sample.id)
    assert app.window.place == "prepare"
    qtbot.mouseClick(app.window.rail._items["hand_out"], Qt.MouseButton.LeftButton)
    assert app.window.place == "hand_out"


def test_light_and_dark_are_changed_at_once_and_kept(
    app: App, home_of_its_own: Path, qtbot: QtBot
) -> None:
    assert theme.scheme() == "light"
    app.change_settings(scheme="dark")
    assert theme.scheme() == "dark"
    assert '"dark"' in (home_of_its_own / "settings.json").read_text("utf-8")
    app.change_settings(scheme="light")
    assert theme.scheme() == "light"


def drop(app: App, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    app.window.dropEvent(event)
    QCoreApplication.processEvents()  # what was dropped is looked at in the next turn


def wizard_of(places: Places) -> SurveyWizard:
    editor = places.prepare.editors["customers"]
    assert isinstance(editor, CustomersEditor)
    return editor.wizard


def test_a_survey_dropped_on_the_window_starts_the_wizard(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    places = places_of(app)
    places.open(shelf.open_sample(places.desk).id)
    survey = tmp_path / "survey.csv"
    survey.write_text("I was helped.\n" + "4\n5\n3\n2\n1\n" * 10, encoding="utf-8")
    drop(app, survey)
    assert app.window.place == "prepare"
    wizard = wizard_of(places)
    qtbot.waitUntil(lambda: wizard.reading is not None)
    assert wizard.reading.survey.rows == 50


def test_several_surveys_are_read_as_one_when_that_is_meant(
    app: App, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    places = places_of(app)
    places.open(shelf.open_sample(places.desk).id)
    paths = [tmp_path / f"{month}.csv" for month in ("march", "april")]
    for path in paths:
        path.write_text("I was helped.\n" + "4\n5\n3\n2\n1\n" * 10, encoding="utf-8")
    wizard = wizard_of(places)
    dialogs.yes = False
    drop(app, *paths)
    assert dialogs.asked == ["Read 2 files as one survey?"]
    assert wizard.reading is None
    dialogs.yes = True
    drop(app, *paths)
    qtbot.waitUntil(lambda: wizard.reading is not None)
    assert wizard.reading.survey.rows == 100


def test_a_workshop_dropped_on_the_window_is_imported_and_shown(
    app: App, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    places = places_of(app)
    desk, path = places.desk, tmp_path / "Workshop.CXW"
    made = shelf.open_sample(desk)
    shelf.export_workshop(desk, made.id, path)
    shelf.delete(desk, made.id)
    drop(app, path)
    with qtbot.waitSignal(places.files.imported):
        pass
    chosen = places.library.chosen()
    assert chosen is not None
    assert chosen.id == made.id


def test_replacing_the_workshop_that_is_open_closes_it_first(
    app: App, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    places = places_of(app)
    desk, path = places.desk, tmp_path / "mine.cxw"
    made = shelf.open_sample(desk)
    shelf.export_workshop(desk, made.id, path)
    preparing.change_details(desk, made.id, title="Changed since")
    places.open(made.id)
    dialogs.fill = lambda form: form.replace_button.click()
    with qtbot.waitSignal(places.files.imported):
        drop(app, path)
    assert preparing.workshop(desk, made.id) == made
    assert not app.window.rail._items["prepare"].isEnabled()
    places.open(made.id)
    assert app.window.place == "prepare"


def test_what_is_no_survey_is_refused_by_its_name(
    app: App, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    (tmp_path / "folder.csv").mkdir()
    drop(app, tmp_path / "picture.png")
    drop(app, tmp_path / "one.csv", tmp_path / "two\n\u202etxt.cxw")
    drop(app, tmp_path / "folder.csv")
    drop(app)
    names = [told.partition("”")[0] for told in dialogs.told]
    assert names[:3] == ["“picture.png", "“two txt.cxw", "“folder.csv"]
    assert "no file on this laptop" in names[3]


def test_a_deleted_workshop_closes_its_places(app: App, qtbot: QtBot) -> None:
    places = places_of(app)
    sample = shelf.open_sample(places.desk)
    places.open(sample.id)
    shelf.delete(places.desk, sample.id)
    qtbot.waitUntil(lambda: app.window.place == "library")
    assert not app.window.rail._items["prepare"].isEnabled()


def test_after_a_kill_in_the_hour_it_comes_back_to_the_run(
    home_of_its_own: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: QtBot
) -> None:
    home_of_its_own.mkdir(parents=True)
    desk = open_desk(home_of_its_own)
    sample = shelf.open_sample(desk)
    begun = running.begin(desk, sample.id)
    desk.close()
    settings.save(home_of_its_own, settings.Settings(open_workshop=sample.id))
    app = started(home_of_its_own, dialogs, qapp, qtbot)
    assert app.window.place == "run"
    presenter = places_of(app).run.presenter
    assert presenter is not None
    assert presenter.state.cue.step_id == begun.step_id
    end(app)


def test_a_library_in_use_is_said_and_nothing_opens(
    home_of_its_own: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: QtBot
) -> None:
    home_of_its_own.mkdir(parents=True)
    desk = open_desk(home_of_its_own)
    app = App(qapp, home_of_its_own)
    app.dialogs = dialogs
    dialogs.yes = False
    app.show()
    qtbot.waitUntil(lambda: app.exit_code == 1)
    assert dialogs.asked == ["The library can’t be opened"]
    end(app)
    desk.close()


SESSION = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cxworkshop.ui.shell import App
from pathlib import Path

qt = QApplication(["cxworkshop"])
app = App(qt, Path(sys.argv[1]), demo=True)

def joined(event):
    if event.get("event") == "joined" and event["joined"] == 12:
        print("place", app.window.place, "stage", app.places.stage.isVisible(), flush=True)
        app.window.close()

app.ready.connect(lambda: app.places.room.said.connect(joined))
code = app.run()
app.close()
print("ended", code)
"""


def test_the_demo_opens_running_with_its_colleagues_and_ends_when_it_is_closed(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    assert done.stdout.splitlines() == ["place run stage True", "ended 0"], done.stderr
