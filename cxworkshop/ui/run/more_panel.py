"""More to show: the pictures on demand, each with what it is for, and the controls of the one that
lies over the stage now."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QListView, QSlider, QVBoxLayout, QWidget

from cxworkshop.results.formats import percent
from cxworkshop.ui import theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.item_list import ITEM, Index, ItemList, RowDelegate, dress_list
from cxworkshop.ui.painted import write
from cxworkshop.ui.run.offers import Offer
from cxworkshop.ui.run.view import RunView
from cxworkshop.ui.stage.chart_shelf import ChartShelf
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say

STEP = 5


class MorePanel(QWidget):
    """`wanted` carries the kind of a picture, `about` a statement's id, `dialled` a share 0..1,
    `table_wanted` the title and rows of a chart."""

    wanted = Signal(str)
    about = Signal(str)
    dialled = Signal(float)
    table_wanted = Signal(str, object)

    def __init__(self, shelf: ChartShelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._view: RunView | None = None
        self._offers = OfferList()
        self.list = QListView()
        self.list.setModel(self._offers)
        dress_list(self.list, _OfferDelegate(), say("run.more.list"))
        self.list.setProperty("kind", "")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.title = PlainLabel("", "heading", wrap=True)
        self._purpose = PlainLabel("", "body", "muted", wrap=True)
        self.statement = choice_field()
        self.statement.activated.connect(self._change_statement)
        self._statement_name = field_label(say("run.more.about"), self.statement)
        self.slider = _slider()
        self.slider.valueChanged.connect(self._turn)
        self._share = PlainLabel("", "strong", wrap=True)
        self._tip = PlainLabel(say("run.more.share.tip"), "small", "muted", wrap=True)
        self.table = button(say("run.more.table"), "small", "table")
        self.table.setToolTip(say("run.more.table_tip"))
        self.table.clicked.connect(self._show_table)
        self.early = PlainLabel(say("run.more.before"), "small", "muted", wrap=True)
        self._lay_out()

    def set_compact(self, compact: bool) -> None:
        """Lower rows for a low window."""
        self._offers.row_height = 42 if compact else 52
        self.list.scheduleDelayedItemsLayout()

    def show_view(self, view: RunView) -> None:
        self._view = view
        self._offers.show_items(view.offers)
        self.early.setVisible(not view.may_release)
        kind = view.exhibit.kind if view.exhibit else None
        self._mark(kind)
        self.title.setText(say(f"run.more.name.{kind}") if kind else say("run.more.none"))
        self._purpose.setText(say(f"run.more.purpose.{kind}") if kind else say("run.more.lead"))
        self._show_statements(view)
        self._show_share(view)
        self.table.setVisible(kind is not None and self._shelf.needs_chart(view.now))

    def _mark(self, kind: str | None) -> None:
        for row, offer in enumerate(self._offers.items):
            if offer.kind == kind:
                self.list.setCurrentIndex(self._offers.index(row))
                return
        if not self.list.currentIndex().isValid() and self._offers.items:
            self.list.setCurrentIndex(self._offers.index(0))

    def _show_statements(self, view: RunView) -> None:
        exhibit, pairs = view.exhibit, view.now.workshop.statements
        offer = next((one for one in view.offers if exhibit and one.kind is exhibit.kind), None)
        subjects = offer.subjects if offer else ()
        for widget in (self.statement, self._statement_name):
            widget.setVisible(bool(subjects))
        known = [self.statement.itemData(row) for row in range(self.statement.count())]
        if known != list(subjects):
            names = {pair.id: pair.short for pair in pairs}
            self.statement.clear()
            for number, subject in enumerate(subjects, 1):
                page = say("run.more.page", number=number, total=len(subjects))
                self.statement.addItem(names.get(subject, page), subject)
        if exhibit and subjects:
            self.statement.setCurrentIndex(self.statement.findData(exhibit.subject))

    def _show_share(self, view: RunView) -> None:
        dial = view.now.dial if view.exhibit else None
        for widget in (self.slider, self._share, self._tip):
            widget.setVisible(dial is not None)
        if dial is None:
            return
        value = round(dial * 100)
        if value != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(value)
            self.slider.blockSignals(False)
        self.slider.setEnabled(not view.frozen)
        self._share.setText(say("run.more.share.value", share=percent(value)))
        self._tip.setText(say("run.more.share.held" if view.frozen else "run.more.share.tip"))

    def _choose(self, index: QModelIndex) -> None:
        offer: Offer = index.data(ITEM)
        self.wanted.emit(str(offer.kind))

    def _change_statement(self, row: int) -> None:
        self.about.emit(str(self.statement.itemData(row)))

    def _turn(self, value: int) -> None:
        self.dialled.emit(value / 100)

    def _show_table(self) -> None:
        drawing = self._shelf.find(self._view.now) if self._view else None
        if drawing:
            self.table_wanted.emit(self.title.text(), drawing.chart.table)

    def _lay_out(self) -> None:
        controls = QVBoxLayout()
        controls.setSpacing(6)
        for widget in (self.title, self._purpose, self.early):
            controls.addWidget(widget)
        controls.addSpacing(6)
        for field in (self._statement_name, self.statement, self._share, self.slider, self._tip):
            controls.addWidget(field)
        controls.addSpacing(6)
        controls.addWidget(self.table, 0, Qt.AlignmentFlag.AlignLeft)
        controls.addStretch()
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(self.list, 11)
        line.addLayout(controls, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(say("run.more.title"), "strong"))
        layout.addLayout(line, 1)


class OfferList(ItemList[Offer]):
    """`ITEM` gives the offer."""

    def key(self, item: Offer) -> object:
        return item.kind

    def read_aloud(self, row: int) -> str:
        kind = self.items[row].kind
        return f"{say(f'run.more.name.{kind}')}: {say(f'run.more.purpose.{kind}')}"


class _OfferDelegate(RowDelegate):
    """Its name over what it is for."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tones, offer = theme.colours(), index.data(ITEM)
        left, wide = rect.left() + 14, rect.width() - 28
        middle = rect.top() + rect.height() // 2
        name, purpose = (say(f"run.more.{part}.{offer.kind}") for part in ("name", "purpose"))
        write(painter, QRect(left, middle - 21, wide, 21), name, tones.ink, bold=True)
        write(painter, QRect(left, middle, wide, 19), purpose, tones.muted, theme.TINY)


def _slider() -> QSlider:
    """Left and right belong to the clicker, so up and down turn it."""
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(0, 100)
    made.setSingleStep(STEP)
    made.setPageStep(2 * STEP)
    made.setAccessibleName(say("run.more.share.name"))
    made.setToolTip(say("run.more.share.tip"))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
