"""Team: for whom, when, who is in the room, who may own actions, and the Wi-Fi to join."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.domain.workshop import RoomMode, Workshop
from cxworkshop.method.privacy import is_open_team
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import PAGE_WIDTH, TWO_COLUMNS, Beside, column_of
from cxworkshop.ui.dialogs import Dialogs
from cxworkshop.ui.fields import date_field, number_field, time_field
from cxworkshop.ui.prepare.brand_card import BrandCard
from cxworkshop.ui.prepare.editor import Editor, card, put
from cxworkshop.ui.prepare.owners import Owners
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.prepare.result_rules import ResultRules
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say


class TeamEditor(Editor):
    """Every field is kept as soon as it is left."""

    name = "team"

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self.brand = BrandCard(dialogs)
        self.client = _field(120)
        self.title = _field(120)
        self.customers_word = _field(40)
        self.wifi_name = _field(64)
        self.wifi_password = _field(64)
        self.held_on = date_field()
        self.starts_at = time_field()
        self.team_size = number_field(1, 1000)
        self.population = number_field(2, 1_000_000)
        self.modes = {mode: QRadioButton(say(f"prepare.mode.{mode.value}")) for mode in RoomMode}
        self.owners = Owners()
        self.rules = ResultRules()
        self._consequence = PlainLabel("", "small", wrap=True)
        self._lay_out()
        self._listen()

    def work_on(self, preparation: Preparation) -> None:
        super().work_on(preparation)
        self.owners.work_on(preparation)
        self.rules.work_on(preparation)

    def refresh(self) -> None:
        workshop = self.preparation.workshop
        put(self.client, workshop.client)
        put(self.title, workshop.title)
        put(self.customers_word, workshop.customers_word)
        put(self.wifi_name, workshop.wifi_name)
        put(self.wifi_password, workshop.wifi_password)
        self._show_numbers(workshop)
        self._show_mode(workshop)
        self.brand.show_workshop(workshop)
        self.owners.show_people(workshop.team.people)
        self.rules.show_workshop(workshop, settled=self.preparation.rules_are_settled)

    def take_focus(self) -> None:
        self.client.setFocus()

    def _show_numbers(self, workshop: Workshop) -> None:
        fields = (self.held_on, self.starts_at, self.team_size, self.population)
        for field in fields:
            field.blockSignals(True)
        day, clock = workshop.held_on, workshop.starts_at
        self.held_on.setDate(QDate(day.year, day.month, day.day))
        self.starts_at.setTime(QTime(clock.hour, clock.minute))
        self.team_size.setValue(workshop.team.size)
        self.population.setValue(workshop.team.population or 2 * workshop.team.size)
        for field in fields:
            field.blockSignals(False)

    def _show_mode(self, workshop: Workshop) -> None:
        team = workshop.team
        self.modes[team.mode].setChecked(True)
        sample = team.mode is RoomMode.SAMPLE
        self._population_label.setVisible(sample)
        self.population.setVisible(sample)
        words = say(
            f"prepare.consequence.{team.mode.value}",
            size=team.size,
            population=self.population.value(),
        )
        if team.size < workshop.k:
            key = "counted" if workshop.open_mode and is_open_team(team.size, workshop.k) else "few"
            words = say(f"prepare.consequence.{key}", size=team.size, k=workshop.k)
        self._consequence.setText(words)

    def _listen(self) -> None:
        for name in ("title", "customers_word", "wifi_name", "wifi_password"):
            getattr(self, name).editingFinished.connect(self._keep_words)
        self.client.editingFinished.connect(self._keep_client)
        self.brand.coloured.connect(self._keep_colour)
        self.brand.marked.connect(self._keep_logo)
        self.held_on.editingFinished.connect(self._keep_date)
        self.held_on.calendarWidget().clicked.connect(self._keep_date)
        self.starts_at.editingFinished.connect(self._keep_date)
        self.team_size.valueChanged.connect(self._keep_size)
        self.population.valueChanged.connect(self._keep_mode)
        for choice in self.modes.values():
            choice.clicked.connect(self._keep_mode)

    def _keep_client(self) -> None:
        client = self.client.text().strip()
        if client:
            self.preparation.change(client=client)
        else:
            self.client.setText(self.preparation.workshop.client)

    def _keep_words(self) -> None:
        workshop = self.preparation.workshop
        self.preparation.change(
            title=self.title.text().strip() or workshop.title,
            customers_word=self.customers_word.text().strip() or workshop.customers_word,
            wifi_name=self.wifi_name.text().strip(),
            wifi_password=self.wifi_password.text().strip(),
        )

    def _keep_colour(self, colour: str) -> None:
        self.preparation.change(brand_colour=colour)

    def _keep_logo(self, logo: str) -> None:
        self.preparation.change(brand_logo=logo)

    def _keep_date(self) -> None:
        day, clock = self.held_on.date(), self.starts_at.time()
        self.preparation.change(
            held_on=date(day.year(), day.month(), day.day()),
            starts_at=time(clock.hour(), clock.minute()),
        )

    def _keep_size(self, size: int) -> None:
        self.preparation.change_team(size=size)

    def _keep_mode(self) -> None:
        mode = next(mode for mode, choice in self.modes.items() if choice.isChecked())
        population = self.population.value() if mode is RoomMode.SAMPLE else None
        self.preparation.change_team(mode=mode, population=population)

    # ---- how it is laid out

    def _lay_out(self) -> None:
        left = column_of(self._workshop_card(), self._wifi_card(), self.brand)
        right = column_of(self._room_card(), self._owners_card())
        inside = QWidget()
        sizes.at_most(inside, width=PAGE_WIDTH)
        across = QVBoxLayout(inside)
        across.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        across.addWidget(Beside(left, right, least=TWO_COLUMNS))
        across.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))

    def _workshop_card(self) -> QFrame:
        frame, inside = card(say("prepare.team.workshop"))
        grid = _grid()
        _add(grid, 0, 0, say("prepare.team.client"), self.client, 2)
        _add(grid, 2, 0, say("prepare.team.title"), self.title, 2)
        _add(grid, 4, 0, say("prepare.team.held_on"), self.held_on)
        _add(grid, 4, 1, say("prepare.team.starts_at"), self.starts_at)
        _add(grid, 6, 0, say("prepare.team.customers_word"), self.customers_word, 2)
        inside.addLayout(grid)
        inside.addWidget(
            PlainLabel(say("prepare.team.customers_word_note"), "tiny", "muted", wrap=True)
        )
        return frame

    def _wifi_card(self) -> QFrame:
        frame, inside = card(say("prepare.team.wifi"), say("prepare.team.wifi_note"))
        grid = _grid()
        _add(grid, 0, 0, say("prepare.team.wifi_name"), self.wifi_name)
        _add(grid, 0, 1, say("prepare.team.wifi_password"), self.wifi_password)
        inside.addLayout(grid)
        return frame

    def _room_card(self) -> QFrame:
        frame, inside = card(say("prepare.team.room"))
        grid = _grid()
        _add(grid, 0, 0, say("prepare.team.size"), self.team_size)
        self._population_label = field_label(say("prepare.team.population"), self.population)
        grid.addWidget(self._population_label, 0, 1)
        grid.addWidget(self.population, 1, 1)
        inside.addLayout(grid)
        inside.addSpacing(8)
        for choice in self.modes.values():
            choice.setAccessibleName(choice.text())
            inside.addWidget(choice)
        inside.addSpacing(8)
        said = QFrame()
        said.setProperty("kind", "said")
        box = QVBoxLayout(said)
        box.setContentsMargins(14, 10, 14, 10)
        box.addWidget(self._consequence)
        inside.addWidget(said)
        inside.addSpacing(8)
        inside.addWidget(self.rules)
        return frame

    def _owners_card(self) -> QFrame:
        frame, inside = card(say("prepare.team.owners"), say("prepare.team.owners_note"))
        inside.addWidget(self.owners)
        return frame


def _field(longest: int) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(longest)
    return field


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP)
    grid.setVerticalSpacing(4)
    for column in range(2):
        grid.setColumnStretch(column, 1)
    return grid


def _add(
    grid: QGridLayout, row: int, column: int, words: str, field: QWidget, span: int = 1
) -> None:
    label = field_label(words, field)
    label.setContentsMargins(0, 8 if row else 0, 0, 0)  # nearer to its own field
    grid.addWidget(label, row, column, 1, span)
    grid.addWidget(field, row + 1, column, 1, span)
