"""The form behind "New workshop": for whom, when, how many, from which template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.content.templates import Template
from cxworkshop.domain.plan import check_dates, next_working_day
from cxworkshop.domain.workshop import Workshop
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.dates import day
from cxworkshop.ui.dialogs import Form
from cxworkshop.ui.fields import choice_field, date_field, number_field, time_field
from cxworkshop.ui.text import LiveLabel, PlainLabel, field_label, shortened
from cxworkshop.words import say


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """What was filled in."""

    template_id: str
    client: str
    held_on: date
    starts_at: time
    team_size: int
    with_customers: bool


class NewWorkshopForm(Form):
    """Only the client's name must be given, and those of `clients` are suggested while it is typed;
    the rest has a good value. After an `earlier` workshop the client is known, and what is carried
    over is said."""

    def __init__(
        self,
        parent: QWidget | None,
        templates: Sequence[Template],
        today: date,
        earlier: Workshop | None = None,
        clients: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._earlier = earlier
        self.setWindowTitle(say("library.follow_up.title" if earlier else "library.new.title"))
        sizes.at_least(self, width=520)
        self._templates = tuple(templates)
        self.client = QLineEdit()
        self.client.setMaxLength(120)
        self.client.setPlaceholderText(say("library.new.client_hint"))
        self._suggest(clients)
        self.template = choice_field()
        for template in self._templates:
            self.template.addItem(
                say(
                    "library.new.template_line",
                    title=template.title,
                    minutes=template.minutes,
                )
            )
        self._summary = PlainLabel("", "small", "muted", wrap=True)
        self.template.currentIndexChanged.connect(self._show_summary)
        self._show_summary()
        self.held_on = date_field(
            QDate.fromString(_suggested(today, earlier).isoformat(), Qt.DateFormat.ISODate)
        )
        self.starts_at = time_field()
        self.team_size = number_field(1, 1000, earlier.team.size if earlier else 12)
        self.with_customers = QCheckBox(say("library.follow_up.customers"))
        self.with_customers.setChecked(True)
        if earlier is not None:
            self.client.setText(earlier.client)
            self.client.setReadOnly(True)
        self.wrong = LiveLabel("small", at_once=True)
        self.wrong.setVisible(False)
        self._lay_out()
        if earlier is not None:
            self.template.setFocus()

    def filled_in(self) -> NewWorkshop:
        """What the form says."""
        held_on, clock = self.held_on.date(), self.starts_at.time()
        return NewWorkshop(
            self._templates[self.template.currentIndex()].id,
            self.client.text().strip(),
            date(held_on.year(), held_on.month(), held_on.day()),
            time(clock.hour(), clock.minute()),
            self.team_size.value(),
            self.with_customers.isChecked(),
        )

    def accept(self) -> None:
        """Close, unless the client is missing: then say so beside the field."""
        if self.client.text().strip():
            super().accept()
            return
        self.wrong.setText(say("library.new.client_missing"))
        self.wrong.setVisible(True)
        self.client.setFocus()

    def _suggest(self, clients: Sequence[str]) -> None:
        suggested = QCompleter(list(clients), self)
        suggested.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        suggested.setFilterMode(Qt.MatchFlag.MatchContains)
        suggested.setPopup(_Suggested())
        self.client.setCompleter(suggested)

    def _show_summary(self) -> None:
        """What the chosen template is for."""
        self._summary.setText(self._templates[self.template.currentIndex()].summary)

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(4)
        fields.addWidget(field_label(say("library.new.client"), self.client))
        fields.addWidget(self.client)
        fields.addWidget(self.wrong)
        fields.addSpacing(8)
        fields.addWidget(field_label(say("library.new.template"), self.template))
        fields.addWidget(self.template)
        fields.addWidget(self._summary)
        fields.addSpacing(8)
        fields.addLayout(self._when_and_how_many())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        if self._earlier is not None:
            layout.addWidget(PlainLabel(_carried(self._earlier), "small", "muted", wrap=True))
        layout.addLayout(fields)
        if self._earlier is not None:
            layout.addWidget(self.with_customers)
        layout.addSpacing(8)
        layout.addLayout(self._answers())

    def _when_and_how_many(self) -> QGridLayout:
        made = QGridLayout()
        made.setHorizontalSpacing(theme.GAP)
        made.setVerticalSpacing(4)
        narrow = (
            (self.held_on, "held_on"),
            (self.starts_at, "starts_at"),
            (self.team_size, "size"),
        )
        for column, (field, key) in enumerate(narrow):
            made.addWidget(field_label(say(f"library.new.{key}"), field), 0, column)
            made.addWidget(field, 1, column)
        return made

    def _answers(self) -> QHBoxLayout:
        cancel = button(say("app.cancel"))
        cancel.clicked.connect(self.reject)
        make = button(say("library.new.make"), "primary")
        make.setDefault(True)
        make.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch()
        line.addWidget(cancel)
        line.addWidget(make)
        return line


class _Suggested(QListView):
    """The clients that fit what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "suggested")
        self.setAccessibleName(say("library.new.clients"))


def _carried(earlier: Workshop) -> str:
    return say(
        "library.follow_up.carried",
        title=shortened(earlier.title),
        when=day(earlier.held_on),
        count=len(earlier.statements),
    )


def _suggested(today: date, earlier: Workshop | None) -> date:
    """Two weeks ahead, or at the last check of an earlier workshop while that lies ahead."""
    checks = check_dates(earlier.held_on) if earlier else ()
    ahead = today + timedelta(days=14)
    return next_working_day(max([ahead, *checks[-1:]]))
