"""From an empty library to a workshop that is ready to run, by keyboard alone, in real windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing
from cxworkshop.ui.library.new_workshop import NewWorkshopForm
from cxworkshop.ui.places import Places
from cxworkshop.ui.prepare.agenda_editor import AgendaEditor
from cxworkshop.ui.prepare.customers.editor import CustomersEditor
from cxworkshop.ui.prepare.statements_editor import StatementsEditor
from cxworkshop.ui.prepare.team_editor import TeamEditor
from cxworkshop.ui.shell import App

pytestmark = pytest.mark.timeout(240)

TABS = 120  # more than any page has fields
QUESTIONS = ("My orders arrive in time", "Somebody helps when I ask", "Prices are clear to me")


class Keyboard:
    """Somebody without a mouse: whatever is pressed has been reached by Tab before."""

    def __init__(self, qtbot: QtBot, app: App) -> None:
        self.qtbot, self.app = qtbot, app

    @property
    def places(self) -> Places:
        assert self.app.places
        return self.app.places

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, *keys: Qt.Key, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier
        for one in keys:
            QTest.keyClick(
                self.focus, one, modifier.ControlModifier if control else modifier.NoModifier
            )

    def type(self, text: str) -> None:
        """Replace what stands in the field that the keyboard is on."""
        self.key(Qt.Key.Key_A, control=True)
        QTest.keyClicks(self.focus, text)

    def reach(self, wanted: QWidget) -> None:
        """Tab until the keyboard is on a widget."""
        self.qtbot.waitUntil(lambda: wanted.isVisible() and wanted.isEnabled())
        for _ in range(TABS):
            if self.focus is wanted or wanted.isAncestorOf(self.focus):
                return
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reaches {wanted.accessibleName() or wanted}")

    def press(self, wanted: QWidget) -> None:
        """Reach a button and press it."""
        self.reach(wanted)
        self.key(Qt.Key.Key_Space)

    def press_and_answer(self, wanted: QWidget, answer: Callable[[Any], None]) -> None:
        """Press what opens a dialog, and work in it."""
        self.reach(wanted)
        answered: list[QWidget] = []
        wrong: list[BaseException] = []

        def look() -> None:
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if dialog is None or answered or focus is None or not dialog.isAncestorOf(focus):
                return
            answered.append(dialog)
            try:
                answer(dialog)
            except BaseException as error:  # a dialog that stays open would hold the test
                wrong.append(error)
                dialog.close()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(20)
        self.key(Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: bool(answered) and QApplication.activeModalWidget() is None)
        timer.stop()
        if wrong:
            raise wrong[0]
        with self.qtbot.waitActive(self.app.window):  # what a window manager does by itself
            self.app.window.activateWindow()


@pytest.fixture
def keyboard(qapp: QApplication, home_of_its_own: Path, qtbot: QtBot) -> Iterator[Keyboard]:
    home_of_its_own.mkdir(parents=True)
    app = App(qapp, home_of_its_own)
    app.show()
    qtbot.waitUntil(lambda: app.places is not None)
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    yield Keyboard(qtbot, app)
    app.close()
    app.window.close()
    app.window.deleteLater()
    app.deleteLater()


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """Forty customers, three questions of the client's own."""
    rows = [",".join(str(1 + (row * (place + 3)) % 5) for place in range(3)) for row in range(40)]
    path = tmp_path / "customers.csv"
    path.write_text("\n".join([",".join(QUESTIONS), *rows]) + "\n", encoding="utf-8")
    return path


def test_a_workshop_is_prepared_from_nothing_to_ready(keyboard: Keyboard, survey: Path) -> None:
    make_the_workshop(keyboard)
    name_an_owner(keyboard)
    shorten_the_agenda(keyboard)
    choose_statements(keyboard)
    bring_the_customers(keyboard, survey)
    overview = keyboard.places.prepare.overview
    keyboard.qtbot.waitUntil(lambda: keyboard.places.prepare.room.findings is not None)
    keyboard.qtbot.waitUntil(lambda: "Ready to run" in overview._title.text())
    states = {name: card._state.text() for name, card in overview.cards.items()}
    states.pop("room")  # the machine's own affair: a network, a firewall
    assert set(states.values()) <= {"Ready", "Optional"}


def kept(keyboard: Keyboard) -> Workshop:
    preparation = keyboard.places.prepare._preparation
    assert preparation is not None
    return preparing.workshop(keyboard.places.desk, preparation.workshop_id)


def make_the_workshop(keyboard: Keyboard) -> None:
    def fill(form: NewWorkshopForm) -> None:
        keyboard.reach(form.client)
        keyboard.type("Halden Foods")
        keyboard.reach(form.team_size)
        keyboard.type("9")
        keyboard.key(Qt.Key.Key_Return)

    library = keyboard.places.library
    keyboard.qtbot.waitUntil(library.empty.demo_button.hasFocus)
    keyboard.press_and_answer(library.empty.first_button, fill)
    keyboard.qtbot.waitUntil(keyboard.places.prepare.isVisible)
    assert (kept(keyboard).client, kept(keyboard).team.size) == ("Halden Foods", 9)


def open_card(keyboard: Keyboard, name: str) -> Any:
    card = keyboard.places.prepare.overview.cards[name]
    keyboard.reach(card)
    keyboard.key(Qt.Key.Key_Return)
    editor = keyboard.places.prepare.editors[name]
    keyboard.qtbot.waitUntil(editor.isVisible)
    return editor


def back(keyboard: Keyboard) -> None:
    keyboard.key(Qt.Key.Key_Escape)
    keyboard.qtbot.waitUntil(keyboard.places.prepare.overview.isVisible)


def name_an_owner(keyboard: Keyboard) -> None:
    team: TeamEditor = open_card(keyboard, "team")
    keyboard.press(team.owners.add_button)
    keyboard.qtbot.waitUntil(lambda: team.owners.rows[-1].name.hasFocus())
    keyboard.type("Ada Example")
    keyboard.key(Qt.Key.Key_Tab)
    keyboard.type("Service")
    back(keyboard)
    (person,) = kept(keyboard).team.people
    assert (person.name, person.function) == ("Ada Example", "Service")


def shorten_the_agenda(keyboard: Keyboard) -> None:
    agenda: AgendaEditor = open_card(keyboard, "agenda")
    before = [step.id for step in kept(keyboard).steps]
    keyboard.key(Qt.Key.Key_7, Qt.Key.Key_Return)
    assert kept(keyboard).steps[0].minutes == 7
    keyboard.qtbot.waitUntil(agenda.frame.fit.isVisible)
    keyboard.press(agenda.frame.fit)
    assert sum(step.minutes for step in kept(keyboard).steps) == kept(keyboard).minutes_available
    keyboard.reach(agenda.list)
    keyboard.key(Qt.Key.Key_Down)
    QTest.keyClick(agenda.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [step.id for step in kept(keyboard).steps][1:3] == [before[2], before[1]]
    keyboard.key(Qt.Key.Key_Z, control=True)
    assert [step.id for step in kept(keyboard).steps] == before
    back(keyboard)


def choose_statements(keyboard: Keyboard) -> None:
    statements: StatementsEditor = open_card(keyboard, "statements")
    keyboard.reach(statements.executives)
    keyboard.type("We are clearly better than the others.")
    back(keyboard)
    assert kept(keyboard).statements[0].executives == "We are clearly better than the others."


def bring_the_customers(keyboard: Keyboard, survey: Path) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        keyboard.reach(field)
        keyboard.type(str(survey))
        keyboard.key(Qt.Key.Key_Return)

    customers: CustomersEditor = open_card(keyboard, "customers")
    keyboard.press_and_answer(customers.invitation.choose_button, choose)
    wizard = customers.wizard
    keyboard.qtbot.waitUntil(lambda: wizard.reading is not None and wizard.next.isVisible())

    def primary() -> QWidget | None:
        """The one filled button, when it can be pressed."""
        both = (wizard.ask.panel.yes, wizard.next)
        filled = (one for one in both if one.property("kind") == "primary")
        return next((one for one in filled if one.isVisible() and one.isEnabled()), None)

    for _ in range(20):
        keyboard.qtbot.waitUntil(lambda: primary() is not None or not wizard.isVisible())
        wanted = primary()
        if wanted is None:
            break
        keyboard.press(wanted)
    source = preparing.customers(keyboard.places.desk, kept(keyboard).id)
    assert source is not None
    assert source.rows == 40
    back(keyboard)
