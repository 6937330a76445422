"""Settings, manual and tour in the real app: at once, everywhere, by keyboard, and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox

from cxworkshop import settings
from cxworkshop.services import safekeeping, shelf
from cxworkshop.settings import Settings
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.asides import Asides
from cxworkshop.ui.help import manual
from cxworkshop.ui.help.tour import beside
from cxworkshop.ui.screens import identity
from cxworkshop.ui.settings.page import SECTIONS, SettingsPage
from cxworkshop.ui.shell import App
from tests.support.patience import PatientBot
from tests.ui.conftest import AnsweredDialogs


@pytest.fixture(scope="module")
def shared(
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[App]:
    """One app for everything that leaves its library alone."""
    made = App(qapp, tmp_path_factory.mktemp("home"))
    with PatientBot(request).waitSignal(made.ready):
        made.show()
    assert made.places is not None
    assert not made.places.stage.isVisible()  # it is made now and stays for all of them
    yield made
    end(made, qapp)


@pytest.fixture
def app(shared: App, qtbot: PatientBot) -> Iterator[App]:
    """In the library, as on the first day."""
    shared.change_settings(**asdict(Settings()))
    assert shared.places is not None
    shared.places.go("library")
    with qtbot.waitActive(shared.window):
        shared.window.activateWindow()
    shared.places.library.take_focus()
    yield shared
    if shared.asides is not None and shared.asides.help is not None:
        shared.asides.help.close()


@pytest.fixture
def new_app(
    home_of_its_own: Path, dialogs: AnsweredDialogs, qapp: QApplication, qtbot: PatientBot
) -> Iterator[App]:
    """An app whose library changes."""
    home_of_its_own.mkdir(parents=True)
    made = App(qapp, home_of_its_own)
    made.dialogs = dialogs
    with qtbot.waitSignal(made.ready):
        made.show()
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield made
    end(made, qapp)


def end(app: App, qapp: QApplication) -> None:
    app.window.close()
    app.close()
    app.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.apply(qapp, "light")  # once there is nothing left to dress


def asides(app: App) -> Asides:
    assert app.asides is not None
    return app.asides


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(app.window, key, modifier or Qt.KeyboardModifier.NoModifier)


def page(app: App) -> SettingsPage:
    press(app, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    made = asides(app).settings
    assert made is not None
    return made


def choice(app: App, name: str) -> QComboBox:
    control = page(app).controls[name]
    assert isinstance(control, QComboBox)
    return control


def choose(app: App, name: str, value: object) -> None:
    """Choose one of a list, as a click into it does."""
    control = choice(app, name)
    control.setCurrentIndex(control.findData(value))
    control.activated.emit(control.currentIndex())


def tick(app: App, name: str) -> None:
    control = page(app).controls[name]
    assert isinstance(control, QCheckBox)
    control.setChecked(True)


def test_every_setting_that_is_not_merely_remembered_has_a_control(app: App) -> None:
    shown = [name for names in SECTIONS.values() for name in names]
    assert sorted(shown) == sorted(settings.defaults(Settings()))
    assert set(page(app).controls) == set(shown)
    assert app.window.place == "settings"


def test_colours_and_contrast_hold_at_once_and_are_kept(app: App) -> None:
    usual = theme.colours()
    choose(app, "scheme", "dark")
    assert theme.scheme() == "dark"
    tick(app, "high_contrast")
    assert theme.colours().page == "#000000" != usual.page
    kept = settings.load(app.home)
    assert (kept.scheme, kept.high_contrast) == ("dark", True)


def test_larger_text_grows_everything_on_the_laptop_and_nothing_on_the_stage(app: App) -> None:
    assert app.places is not None
    rail, stage = app.window.rail.item("library"), app.places.stage
    before = rail.height(), rail.font().pixelSize(), stage.scene.size()
    choose(app, "text_scale", 150)
    QApplication.processEvents()
    assert sizes.px(100) == 150
    assert rail.height() == round(before[0] * 1.5)
    assert app.window.font().pixelSize() == round(theme.BODY * 1.5)
    assert stage.scene.size() == before[2]
    choose(app, "text_scale", 100)
    QApplication.processEvents()
    assert rail.height() == before[0]


def test_the_stage_and_the_papers_follow_their_settings_while_a_workshop_runs(new_app: App) -> None:
    app = new_app
    assert app.places is not None
    places = app.places
    places.open(shelf.open_sample(places.desk, "T1").id)
    places.go("run")
    places.run.next()
    assert places.run.presenter is not None
    choose(app, "stage_scheme", "dark")
    assert places.run.presenter.view().now.scheme == "dark"
    tick(app, "reduce_motion")
    assert places.stage.scene.reduce_motion
    choose(app, "paper", "Letter")
    assert places.desk.paper() == "Letter"


def test_the_screen_of_the_stage_is_remembered_by_what_it_is(app: App) -> None:
    screens = QGuiApplication.screens()
    other = next(one for one in screens if one is not app.window.screen())
    choose(app, "stage_screen", identity(other))
    assert app.settings.stage_screen == identity(other)
    app.change_settings(stage_screen="Maker|Beamer|7|HDMI-1")
    assert choice(app, "stage_screen").currentText() == "Beamer (not connected)"


def test_back_to_defaults_takes_every_choice_back(app: App, qtbot: PatientBot) -> None:
    app.change_settings(scheme="dark", text_scale=125, paper="Letter", hand_out_folder="/tmp/x")
    qtbot.mouseClick(page(app).defaults, Qt.MouseButton.LeftButton)
    assert app.settings == Settings(
        hand_out_folder="/tmp/x", recent_workshops=app.settings.recent_workshops
    )
    assert sizes.scale() == 1.0
    assert choice(app, "text_scale").currentData() == 100


def test_a_backup_is_made_and_gone_back_to(
    new_app: App, dialogs: AnsweredDialogs, qtbot: PatientBot
) -> None:
    app = new_app
    assert app.places is not None
    desk = app.places.desk
    page(app)
    card = asides(app)._data
    assert card is not None
    qtbot.mouseClick(card.back_up_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(safekeeping.listing(desk)) == 1 and card.restore_button.isEnabled())
    app.places.open(shelf.open_sample(desk).id)
    page(app)
    card.restore()
    qtbot.waitUntil(lambda: len(safekeeping.listing(desk)) == 2 or bool(dialogs.told))
    assert dialogs.told == []
    qtbot.waitUntil(card.restore_button.isEnabled)
    assert shelf.count(desk) == 0
    assert "Go back to the backup of" in dialogs.asked[0]
    assert not app.window.rail.item("prepare").isEnabled()


def test_f1_opens_the_manual_at_the_page_for_what_one_sees(new_app: App, qtbot: PatientBot) -> None:
    app = new_app
    assert app.places is not None
    press(app, Qt.Key.Key_F1)
    help_ = asides(app).help
    assert help_ is not None
    assert help_.current == "library"
    app.places.open(shelf.open_sample(app.places.desk, "T1").id)
    for card, name in (("agenda", "agenda"), ("customers", "customers-file"), ("team", "prepare")):
        app.places.prepare.open_card(card)
        asides(app).show_help_here()
        assert help_.current == name
    app.places.go("run")
    asides(app).show_help_here()
    assert help_.current == "run"
    QTest.keyClick(help_.search, Qt.Key.Key_Escape)
    assert not help_.isVisible()


def test_what_is_typed_is_looked_for_at_once(app: App) -> None:
    asides(app).show_help()
    help_ = asides(app).help
    assert help_ is not None
    everything = len(help_.hits())
    assert everything == len(help_.pages) - 1
    QTest.keyClicks(help_.search, "projector")
    assert help_.hits()[0].heading == "The projector goes dark or is unplugged"
    assert help_.current == "trouble"
    help_.search.setText("<img src=x>")
    assert help_.hits() == []
    assert help_.none.isVisible()
    help_.search.clear()
    assert len(help_.hits()) == everything


def test_the_manual_opens_nothing_from_outside(app: App) -> None:
    asides(app).show_help("run")
    help_ = asides(app).help
    assert help_ is not None
    image = 2  # QTextDocument.ResourceType.ImageResource
    inside = f"pictures/{next(manual.folder().glob('pictures/*.png')).name}"
    assert help_.view.loadResource(image, inside) is not None
    for name in ("file:/etc/hostname", "http://example.invalid/x.png", "../../../LICENSE"):
        assert help_.view.loadResource(image, name) is None


def test_the_tour_goes_round_by_keyboard_and_is_seen_once(app: App, qtbot: PatientBot) -> None:
    asides(app).offer_tour()
    tour = asides(app).tour
    assert tour is not None
    seen = []
    while asides(app).tour is not None:
        qtbot.waitUntil(lambda: tour.bubble.next.hasFocus())
        seen.append(tour.bubble.accessibleName())
        assert app.window.rect().contains(tour.bubble.geometry())
        QTest.keyClick(tour.bubble.next, Qt.Key.Key_Return)
    assert len(seen) == len(set(seen)) == 4
    assert app.settings.tour_seen
    asides(app).offer_tour()
    assert asides(app).tour is None


def test_escape_ends_the_tour_and_gives_the_keyboard_back(app: App, qtbot: PatientBot) -> None:
    before = QApplication.focusWidget()
    asides(app).start_tour()
    tour = asides(app).tour
    assert tour is not None
    QTest.keyClick(tour.bubble.next, Qt.Key.Key_Escape)
    assert asides(app).tour is None
    assert QApplication.focusWidget() is before
    assert app.settings.tour_seen


def test_the_tour_ends_where_one_goes_on_without_it(app: App) -> None:
    asides(app).start_tour()
    app.window.settings_wanted.emit()
    assert asides(app).tour is None
    assert app.window.place == "settings"


@pytest.mark.parametrize(
    ("anchor", "place"),
    [
        (QRect(10, 10, 60, 60), QPoint(83, 10)),
        (QRect(900, 10, 80, 40), QPoint(692, 63)),
        (QRect(900, 560, 80, 40), QPoint(692, 446)),
    ],
    ids=["beside", "below", "above"],
)
def test_a_bubble_stands_where_there_is_room(anchor: QRect, place: QPoint) -> None:
    found = beside(anchor, QSize(300, 100), QRect(0, 0, 1000, 640))
    assert abs(found.x() - place.x()) <= 1
    assert abs(found.y() - place.y()) <= 1
