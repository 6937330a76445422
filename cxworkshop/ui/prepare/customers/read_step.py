"""What was read: the columns, and for whom and how the answers are to be counted."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.intake.columns import Column, Kind, Shape, Survey
from cxworkshop.intake.mapping import Segment
from cxworkshop.intake.tables import Only, Part
from cxworkshop.ui import theme
from cxworkshop.ui.beside import TWO_COLUMNS, Beside
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.customers.column_list import ColumnList, ColumnView
from cxworkshop.ui.prepare.customers.read_words import (
    how_it_was_read,
    swap_sentences,
    what_was_read,
)
from cxworkshop.ui.prepare.customers.reading import Reading
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import LiveLabel, PlainLabel, field_label
from cxworkshop.words import say


class ReadStep(QWidget):
    """`parts_wanted` carries the sheets to be read, `more_wanted` asks for another file beside this
    one, `only_wanted` carries which rows are to be read (None: all). `changed` says that everything
    is to be counted anew, `fresh_wanted` that last time's decisions are not wanted."""

    parts_wanted = Signal(object)
    more_wanted = Signal()
    only_wanted = Signal(object)
    changed = Signal()
    fresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._facts = PlainLabel("", "heading", wrap=True)
        self._detail = PlainLabel("", "small", "muted", wrap=True)
        self.how_button = button(say("survey.how.ask"), "link")
        self.how_button.clicked.connect(self._tell_how)
        self._how = PlainLabel("", "small", "muted", wrap=True)
        self.fresh = button(say("survey.remembered.fresh"), "link")
        self.fresh.clicked.connect(self.fresh_wanted)
        self._dropped = PlainLabel("", "small", wrap=True)
        self._swapped = PlainLabel("", "small", wrap=True)
        self.model = ColumnList()
        self.list = ColumnView(self.model)
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        self.sheet = choice_field()
        self.sheet.activated.connect(self._choose_sheet)
        self.only = choice_field()
        self.only.activated.connect(self._choose_rows)
        self.more = button(say("survey.more_files"), "plain", "add")
        self.more.clicked.connect(self.more_wanted)
        self._wrong = LiveLabel("small", wrap=True, at_once=True)
        self.segment = choice_field()
        self.segment.activated.connect(self._count_anew)
        self.weight = choice_field()
        self.weight.activated.connect(self._count_anew)
        self.voices = choice_field()
        self.voices.activated.connect(self._take_voices)
        self.codes = QLineEdit()
        self.codes.setPlaceholderText(say("survey.codes_hint"))
        self.codes.editingFinished.connect(self._count_anew)

    def show_problem(self, sentence: str) -> None:
        """Say why another file could not be added, or other rows read; "" takes it away."""
        self._wrong.setText(sentence)
        self._wrong_line.setVisible(bool(sentence))

    @property
    def wrong(self) -> str:
        """What was said about it."""
        return self._wrong.text()

    def show_reading(self, reading: Reading) -> None:
        """Show a survey that was read."""
        new = reading is not self._reading
        self._reading = reading
        survey = reading.survey
        self.model.show(reading)
        self._facts.setText(
            say(
                f"survey.shape.{survey.shape.value}",
                rows=f"{survey.rows:,}",
                columns=len(survey.columns),
            )
        )
        self._detail.setText(what_was_read(reading))
        self._how.setText(how_it_was_read(survey))
        self._remembered_line.setVisible(reading.proposed)
        personal = [column.name for column in survey.columns if column.personal]
        self._dropped.setText(say("survey.dropped", columns=", ".join(personal)))
        self._dropped_line.setVisible(bool(personal))
        self._swapped.setText(swap_sentences(reading))
        self._swapped_line.setVisible(reading.before is not None)
        if new:
            self._how.setVisible(False)
            self._offer(reading)

    @property
    def swapped(self) -> str:
        """What is said about the file that this one takes the place of."""
        return self._swapped.text()

    def _offer(self, reading: Reading) -> None:
        survey = reading.survey
        self._offer_sheets(survey)
        if survey.table.only is None:
            self._offer_rows(survey)
        self._offer_segments(reading)
        self._offer_weights(reading)
        self._offer_voices(reading)
        self.codes.setText(", ".join(str(code) for code in reading.codes or ()))

    def _offer_segments(self, reading: Reading) -> None:
        """Everybody, everybody with the groups of a column told apart, or one group alone."""
        survey = reading.survey
        self.segment.clear()
        self.segment.addItem(say("survey.everybody"), None)
        columns = [
            column
            for column in survey.columns
            if column.kind is Kind.SEGMENT and not column.personal
        ]
        if survey.shape is Shape.ROWS:
            for column in columns:
                if len(column.values) > 1:
                    words = say("survey.told_apart", column=column.name)
                    self.segment.addItem(words, Segment(column.name))
        for column in columns:
            for value, count in _values(column):
                words = say("survey.segment_only", column=column.name, value=value, n=f"{count:,}")
                self.segment.addItem(words, Segment(column.name, value))
        # Qt tells objects apart by identity; these are the same when they are equal.
        kept = (self.segment.itemData(place) for place in range(self.segment.count()))
        places = [place for place, value in enumerate(kept) if value == reading.segment]
        self.segment.setCurrentIndex(places[0] if places else 0)
        self._show(self.segment, self.segment.count() > 1)

    def _offer_weights(self, reading: Reading) -> None:
        self.weight.clear()
        self.weight.addItem(say("survey.no_weight"), None)
        for column in reading.survey.columns:
            if column.kind is Kind.WEIGHT or column.name == reading.weight:
                self.weight.addItem(column.name, column.name)
        self.weight.setCurrentIndex(max(0, self.weight.findData(reading.weight)))
        self._show(self.weight, self.weight.count() > 1)

    def _offer_voices(self, reading: Reading) -> None:
        self.voices.clear()
        self.voices.addItem(say("survey.no_voices"), None)
        for name in reading.comments:
            self.voices.addItem(name, name)
        self.voices.setCurrentIndex(max(0, self.voices.findData(reading.voices)))
        self._show(self.voices, bool(reading.comments))
        self._voices_note.setVisible(bool(reading.comments))

    def _offer_sheets(self, survey: Survey) -> None:
        path, parts = survey.table.path, survey.table.parts
        self.sheet.clear()
        for name in survey.sheets:
            self.sheet.addItem(name, (Part(path, name),))
        self.sheet.addItem(
            say("survey.all_sheets"), tuple(Part(path, name) for name in survey.sheets)
        )
        places = range(self.sheet.count())
        chosen = next((at for at in places if self.sheet.itemData(at) == parts), -1)
        self.sheet.setCurrentIndex(chosen)
        self._show(self.sheet, len(survey.sheets) > 1)

    def _offer_rows(self, survey: Survey) -> None:
        """One wave, one region: a value of a column of few values chooses the rows."""
        self.only.clear()
        self.only.addItem(say("survey.all_rows"), None)
        for column in survey.columns:
            if column.kind in (Kind.SEGMENT, Kind.OTHER) and len(column.values) > 1:
                for value, count in _values(column):
                    words = say(
                        "survey.segment_line", column=column.name, value=value, n=f"{count:,}"
                    )
                    self.only.addItem(words, Only(column.name, value))
        self._show(self.only, survey.shape is not Shape.SUMMED and self.only.count() > 1)

    def _show(self, field: QWidget, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def _choose_sheet(self, place: int) -> None:
        self.parts_wanted.emit(self.sheet.itemData(place))

    def _choose_rows(self, place: int) -> None:
        self.only_wanted.emit(self.only.itemData(place))

    def _count_anew(self) -> None:
        assert self._reading is not None
        before = (self._reading.segment, self._reading.weight, self._reading.codes)
        after = (self.segment.currentData(), self.weight.currentData(), _codes(self.codes.text()))
        if after != before:
            self._reading.segment, self._reading.weight, self._reading.codes = after
            self.changed.emit()

    def _take_voices(self) -> None:
        assert self._reading is not None
        self._reading.voices = self.voices.currentData()
        self.model.show(self._reading)

    def _tell_how(self) -> None:
        self._how.setVisible(self._how.isHidden())

    # ---- how it is laid out

    def _lay_out(self) -> None:
        columns, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        page.addWidget(
            Beside(columns, self._counting_card(), least=TWO_COLUMNS - 60, shares=(3, 2))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))

    def _counting_card(self) -> QFrame:
        frame, inside = card()
        inside.addWidget(self._facts)
        inside.addWidget(self._detail)
        inside.addWidget(self.how_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._how)
        self._how.setVisible(False)
        self._remembered_line = _remembered(self.fresh)
        inside.addWidget(self._remembered_line)
        self._dropped_line = _signed("lock", self._dropped)
        inside.addWidget(self._dropped_line)
        self._swapped_line = _signed("refresh", self._swapped)
        inside.addWidget(self._swapped_line)
        self._wrong_line = _signed("warning", self._wrong)
        self._wrong_line.setVisible(False)
        inside.addWidget(self._wrong_line)
        inside.addSpacing(8)
        self._add_fields(inside)
        inside.addSpacing(8)
        inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch()
        return frame

    def _add_fields(self, inside: QVBoxLayout) -> None:
        self._labels: dict[QWidget, PlainLabel] = {}
        for key, field in (
            ("sheet", self.sheet),
            ("only", self.only),
            ("segment", self.segment),
            ("weight", self.weight),
            ("voices", self.voices),
            ("codes", self.codes),
        ):
            self._labels[field] = field_label(say(f"survey.{key}_label"), field)
            inside.addWidget(self._labels[field])
            inside.addWidget(field)
            if field is self.voices:
                self._voices_note = PlainLabel(
                    say("survey.voices_note"), "tiny", "muted", wrap=True
                )
                inside.addWidget(self._voices_note)
            inside.addSpacing(8)
        inside.addWidget(PlainLabel(say("survey.codes_note"), "tiny", "muted", wrap=True))


def _remembered(fresh: QWidget) -> QWidget:
    """Says that last time's decisions are proposed, and lets them be refused."""
    made = _signed("refresh", PlainLabel(say("survey.remembered.used"), "small", wrap=True))
    line = made.layout()
    assert isinstance(line, QHBoxLayout)
    line.addWidget(fresh, 0, Qt.AlignmentFlag.AlignTop)
    return made


def _signed(picture: str, words: PlainLabel) -> QWidget:
    """A remark with its sign."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 8, 0, 0)
    line.setSpacing(8)
    line.addWidget(Sign(picture, "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return made


def _values(column: Column) -> list[tuple[str, int]]:
    return Counter({value.strip(): n for value, n in column.values.items()}).most_common(40)


def _codes(text: str) -> tuple[int | str, ...] | None:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return tuple(int(part) if part.lstrip("-").isdigit() else part for part in parts) or None
