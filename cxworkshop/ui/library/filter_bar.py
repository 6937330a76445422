"""Which workshops are shown: of which client, in which state, held when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from cxworkshop.domain.workshop import Status
from cxworkshop.domain.workshop_filter import WorkshopFilter
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import choice_field, date_field
from cxworkshop.ui.flow_layout import FlowLayout
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say

PERIODS = ("any", "coming", "quarter", "this_year", "last_year", "between")
Period = tuple[date | None, date | None]


class FilterBar(QWidget):
    """`changed` says that another choice was made; `filters` gives it, with a search beside.
    `looks` are the ways to look at what was found, at the other end of the line."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], *looks: QWidget) -> None:
        super().__init__()
        self._today, self._looks = today, looks
        self.client = _choices(say("library.by_client"), 220)
        self.status = _choices(say("library.by_status"), 180)
        self.period = _choices(say("library.by_date"), 190)
        self.since, self.until = date_field(), date_field()
        self.since.setAccessibleName(say("library.since"))
        self.until.setAccessibleName(say("library.until"))
        self.clear_button = button(say("library.show_all"), "link")
        self.clear_button.clicked.connect(self.clear)
        self._fill()
        self._lay_out()
        self._offered: Sequence[str] | None = None
        self.offer_clients(())
        self._show_dates()

    def filters(self, search: str) -> WorkshopFilter:
        """What is chosen, with words that are searched for."""
        since, until = self._days()
        return WorkshopFilter(
            search, self.client.currentData(), self.status.currentData(), since, until
        )

    def offer_clients(self, clients: Sequence[str]) -> None:
        """Let one of these clients be chosen; the choice stays while there is such a client."""
        if clients == self._offered:
            return  # there may be thousands of them
        self._offered = clients
        kept = self.client.currentData()
        self.client.clear()
        self.client.addItem(say("library.all_clients"), None)
        for client in clients:
            self.client.addItem(client, client)
        self.client.setCurrentIndex(max(0, self.client.findData(kept)))

    def clear(self) -> None:
        """Show everything again."""
        for field in (self.client, self.status, self.period):
            field.setCurrentIndex(0)
        self._choose()

    def _choose(self) -> None:
        self._show_dates()
        self.changed.emit()

    def _show_dates(self) -> None:
        between = self.period.currentData() == "between"
        for widget in (self._from, self.since, self._to, self.until):
            widget.setVisible(between)
        self.clear_button.setVisible(self.filters("").filled)

    def _days(self) -> Period:
        if self.period.currentData() == "between":
            return _day(self.since), _day(self.until)
        return days_of(self.period.currentData(), self._today())

    def _fill(self) -> None:
        self.status.addItem(say("library.any_status"), None)
        for status in Status:
            self.status.addItem(say(f"library.status.{status.value}"), status)
        for period in PERIODS:
            self.period.addItem(say(f"library.period.{period}"), period)
        today = self._today()
        last = QDate(today.year, today.month, today.day)
        self.since.setDate(last.addYears(-1))
        self.until.setDate(last)

    def _lay_out(self) -> None:
        self._from = PlainLabel(say("library.since"), "small", "muted")
        self._to = PlainLabel(say("library.until"), "small", "muted")
        line = FlowLayout()
        for field in (self.client, self.status, self.period):
            field.activated.connect(self._choose)
            line.addWidget(field)
        for day_field in (self.since, self.until):
            day_field.dateChanged.connect(self._choose)
        for widget in (self._from, self.since, self._to, self.until, self.clear_button):
            line.addWidget(widget)
        looks = QHBoxLayout()
        looks.setSpacing(4)
        for look in self._looks:
            looks.addWidget(look)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP)
        across.addLayout(line, 1)
        across.addLayout(looks)


def days_of(period: str, today: date) -> Period:
    """The first and the last day of a period seen from today; None where it has no end."""
    this_year, last_year = today.year, today.year - 1
    periods: dict[str, Period] = {
        "coming": (today, None),
        "quarter": (today - timedelta(days=90), today),
        "this_year": (date(this_year, 1, 1), date(this_year, 12, 31)),
        "last_year": (date(last_year, 1, 1), date(last_year, 12, 31)),
    }
    return periods.get(period, (None, None))


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())


def _choices(name: str, width: int) -> QComboBox:
    field = choice_field()
    field.setAccessibleName(name)
    sizes.at_least(field, width=140)
    sizes.at_most(field, width=width)
    return field
