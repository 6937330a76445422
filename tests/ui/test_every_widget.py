"""Every widget of every page, after hostile text was loaded, in large type and long words: whether
it can be read, whether the keyboard comes there, and what a screen reader is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from cxworkshop import settings
from cxworkshop.domain.texts import TextRefused
from cxworkshop.domain.workshop import Person
from cxworkshop.services import preparing
from cxworkshop.services.desk import Desk
from cxworkshop.ui import theme
from cxworkshop.ui.aloud import tell_roles
from cxworkshop.ui.shell import App
from cxworkshop.ui.text import PlainLabel
from tests.support import long_words
from tests.support.looking import faults
from tests.support.patience import PatientBot
from tests.support.side_walk import ShownDialogs, SideWalk
from tests.support.tabbing import TabKey, tab_faults

NASTY = (
    "<img src='file:/etc/passwd' onerror=alert(1)><b>R&D</b> &amp; "
    "\u0007\u202eevil\u202c مرحبا بالعالم שלום 😀👩‍👩‍👧 $x^2$ {0} %s "
)
LONGEST = (NASTY + "Donaudampfschifffahrt " * 200)[:2000]


class PaintsNoFocus(QStyledItemDelegate):
    """As a delegate that forgot it: painted lists get no ring around them."""


def hostile(limit: int) -> str:
    """A text of at most so many characters with everything in it that could do harm."""
    return LONGEST[:limit]


def load_hostile_text(desk: Desk, workshop_id: str) -> None:
    """Put hostile text wherever a person can type something into the sample workshop."""
    workshop = preparing.workshop(desk, workshop_id)
    for limit in (2000, 500, 200, 80):
        with suppress(TextRefused, ValueError):
            preparing.change_details(desk, workshop_id, client=hostile(limit), title=hostile(limit))
            break
    people = [replace(one, function=hostile(80)) for one in workshop.team.people]
    people.append(Person("p-nasty", hostile(2000), hostile(2000)))
    preparing.set_team(desk, workshop_id, replace(workshop.team, people=tuple(people)))
    pairs = tuple(
        replace(pair, executives=hostile(400), customers=hostile(400), short=hostile(28))
        for pair in workshop.statements
    )
    preparing.set_statements(desk, workshop_id, pairs)
    steps = [replace(step, title=hostile(300), notes=hostile(2000)) for step in workshop.steps]
    preparing.set_agenda(desk, workshop_id, tuple(steps))


@pytest.fixture
def app(
    home_of_its_own: Path,
    qapp: QApplication,
    qtbot: PatientBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[App]:
    """The app in text of 125 % and in words as long as German ones."""
    long_words.speak(monkeypatch)
    tell_roles()
    home_of_its_own.mkdir(parents=True)
    settings.save(home_of_its_own, settings.Settings(text_scale=125, reduce_motion=True))
    made = App(qapp, home_of_its_own)
    made.dialogs = ShownDialogs()
    with qtbot.waitSignal(made.ready):
        made.show()
    made.window.showNormal()
    made.window.resize(1920, 1080)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.apply(qapp, "light")  # once there is nothing left to dress


def test_no_widget_reads_markup_is_unnamed_cut_off_or_out_of_reach_of_the_tab_key(
    app: App, qtbot: PatientBot
) -> None:
    found: list[str] = []
    tab_key = TabKey(qtbot.waitUntil)

    def visit(name: str, window: QWidget) -> None:
        wrong = [*faults(window), *tab_key.faults(window)]
        found.extend(f"{name}: {fault}" for fault in wrong)

    assert isinstance(app.dialogs, ShownDialogs)
    SideWalk(app, app.dialogs, visit, qtbot.waitUntil, load_hostile_text).all()
    assert not found, f"{len(found)} faults:\n" + "\n".join(dict.fromkeys(found))


def test_the_look_finds_markup_missing_names_and_what_is_cut_off(
    styled: QApplication, qtbot: PatientBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label, button, field = QLabel("<b>typed</b>"), QPushButton("R&D"), QLineEdit()
    field.setPlaceholderText("A hint that is much too long for so small a field")
    field.setMaximumWidth(60)
    squeezed = PlainLabel("Words that need more room than they get", wrap=True)
    squeezed.setFixedSize(90, 20)
    rows = QListWidget()
    rows.setAccessibleName("Rows")
    rows.addItems(["", "Words"])
    for widget in (label, button, field, squeezed, rows):
        column.addWidget(widget)
    window.show()
    with qtbot.waitExposed(window):
        pass
    found = "\n".join(faults(window))
    assert "QLabel '<b>typed</b>': reads markup" in found
    assert "QPushButton 'R&D': reads markup" in found
    assert "QLineEdit '': has no name" in found
    assert "QLineEdit '': its placeholder needs" in found
    assert "PlainLabel 'Words that need more room than they get': needs" in found
    assert "QListWidget '': row 1 has no words" in found
    assert "row 2" not in found
    label.setTextFormat(Qt.TextFormat.PlainText)
    assert len(faults(window)) == len(found.splitlines()) - 1


def test_the_round_finds_what_tab_misses_and_what_shows_no_focus(
    styled: QApplication, qtbot: PatientBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second, third, clicked = (QPushButton(word) for word in ("One", "Two", "Three", "Four"))
    rows = QListWidget()
    rows.setItemDelegate(PaintsNoFocus(rows))
    rows.setStyleSheet("border: 0")
    for widget in (first, second, third, clicked, rows):
        column.addWidget(widget)
    clicked.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QWidget.setTabOrder(third, second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    found = "\n".join(tab_faults(window, qtbot.waitUntil))
    assert "QPushButton 'Two': Tab comes here after QPushButton 'Three'" in found
    assert "QPushButton 'Four': can only be clicked" in found
    assert "QListWidget '': shows no focus" in found
    assert "does not come here" not in found
    assert "Shift+Tab" not in found


def test_the_long_language_is_a_third_longer_and_keeps_names_between_braces() -> None:
    english = "{count} people have answered, at 35 %"
    long = long_words.longer(english)
    assert long.startswith("{count} peopleung")
    added, letters = len(long) - len(english), len(english) - len("{count}")
    assert 0.3 < added / letters < 0.4
