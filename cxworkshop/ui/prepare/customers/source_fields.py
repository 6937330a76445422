"""Where customers' answers come from: name, who was asked, how many were invited, when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QLineEdit, QWidget

from cxworkshop.domain.customers import CustomerSource
from cxworkshop.ui import theme
from cxworkshop.ui.fields import date_field, number_field
from cxworkshop.ui.prepare.editor import put
from cxworkshop.ui.text import field_label
from cxworkshop.words import say


class SourceFields(QWidget):
    """`edited` says that a field was left with something new in it. Nothing is a must: what is
    unknown is said so on the method card."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.population = QLineEdit(), QLineEdit()
        for field in (self.name, self.population):
            field.setMaxLength(120)
            field.editingFinished.connect(self.edited)
        self.invited = number_field(0, 100_000_000)
        self.invited.setSpecialValueText(say("prepare.customers.unknown"))
        self.invited.setGroupSeparatorShown(True)
        self.invited.editingFinished.connect(self.edited)
        self.dated = QCheckBox(say("prepare.customers.dated"))
        self.dated.setAccessibleName(self.dated.text())
        self.field_from = date_field(display="d MMM yyyy")
        self.field_to = date_field(display="d MMM yyyy")
        for day in (self.field_from, self.field_to):
            day.editingFinished.connect(self.edited)
            day.calendarWidget().clicked.connect(self._chosen)
        self.dated.toggled.connect(self._show_dates)
        self.dated.clicked.connect(self._chosen)
        self._lay_out()

    def show_source(self, source: CustomerSource) -> None:
        """Show what is known."""
        put(self.name, source.name)
        put(self.population, source.population)
        self.invited.setValue(source.invited or 0)
        self.dated.setChecked(source.field_from is not None)
        for field, day in (
            (self.field_from, source.field_from),
            (self.field_to, source.field_to or source.field_from),
        ):
            if day is not None:
                field.setDate(QDate(day.year, day.month, day.day))
        self._show_dates()

    def filled_in(self, source: CustomerSource) -> CustomerSource:
        """`source` with what the fields say."""
        dated = self.dated.isChecked()
        first, last = sorted((_day(self.field_from), _day(self.field_to)))
        return replace(
            source,
            name=self.name.text().strip() or source.name,
            population=self.population.text().strip(),
            invited=self.invited.value() or None,
            field_from=first if dated else None,
            field_to=last if dated else None,
        )

    def _chosen(self) -> None:
        self.edited.emit()

    def _show_dates(self) -> None:
        for field in (self.field_from, self.field_to):
            field.setEnabled(self.dated.isChecked())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(4)
        for row, column, key, field in (
            (0, 0, "name", self.name),
            (0, 1, "population", self.population),
            (2, 0, "invited", self.invited),
        ):
            grid.addWidget(field_label(say(f"prepare.customers.{key}"), field), row, column)
            grid.addWidget(field, row + 1, column)
        dates = QGridLayout()
        dates.setHorizontalSpacing(8)
        dates.setVerticalSpacing(4)
        dates.addWidget(self.dated, 0, 0, 1, 2)
        dates.addWidget(self.field_from, 1, 0)
        dates.addWidget(self.field_to, 1, 1)
        self.field_from.setAccessibleName(say("prepare.customers.field_from"))
        self.field_to.setAccessibleName(say("prepare.customers.field_to"))
        grid.addLayout(dates, 2, 1, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


def _day(field: QDateEdit) -> date:
    found = field.date()
    return date(found.year(), found.month(), found.day())
