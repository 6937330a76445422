"""Statements: which pairs are asked, and both wordings of each."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.domain.customers import CustomerScore
from cxworkshop.domain.statements import SHORT_NAME, Form, PairedStatement, Scale
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.beside import LEAST_HIGH, TWO_COLUMNS, Beside
from cxworkshop.ui.buttons import button, one_of
from cxworkshop.ui.fields import choice_field
from cxworkshop.ui.flow_layout import FlowLayout
from cxworkshop.ui.item_list import dress_list
from cxworkshop.ui.prepare.editor import Editor, card, line, put
from cxworkshop.ui.prepare.note_field import NoteField
from cxworkshop.ui.prepare.pair_list import PairDelegate, PairList
from cxworkshop.ui.prepare.scale_choices import scale_words, scales
from cxworkshop.ui.row_menu import RowAct, give_row_menu
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel, field_label
from cxworkshop.words import say

_MENU = ("agenda.up", "agenda.down", "statements.remove")


class StatementsEditor(Editor):
    """Forms on top, the pairs at the left, the chosen pair's wordings at the right."""

    name = "statements"
    manual_page = "statements"

    def __init__(self) -> None:
        super().__init__()
        self._shown_pair = ""
        self._make_forms()
        self._make_list()
        self._make_fields()
        self._lay_out()

    def refresh(self) -> None:
        pairs = self.preparation.workshop.statements
        row = max(0, self.row())
        scored = {score.statement_id for score in self._scores()}
        self.model.show(pairs, scored)
        self._count.setText(say("prepare.statements.count", count=len(pairs)))
        self._show_form(pairs)
        self.choose(min(row, len(pairs) - 1))
        self._show_pair()

    def take_focus(self) -> None:
        self.list.setFocus()

    def row(self) -> int:
        """Which pair is chosen, −1 when none is."""
        return self.list.currentIndex().row()

    def choose(self, row: int) -> None:
        """Choose a pair."""
        self.list.selectionModel().setCurrentIndex(
            self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    # ---- what one can do

    def add(self) -> None:
        """Add a pair of one's own at the end, to be worded."""
        pairs = self.preparation.workshop.statements
        scale = pairs[0].scale if pairs else Scale(1, 5)
        pair = PairedStatement(
            id=self.preparation.desk.new_id(),
            executives=say("prepare.statements.new_executives"),
            customers=say("prepare.statements.new_customers"),
            short=say("prepare.statements.new_short"),
            scale=scale,
            own=True,
        )
        self.preparation.set_statements((*pairs, pair))
        self.refresh()
        self.choose(len(pairs))
        self.executives.setFocus()
        self.executives.selectAll()

    def remove(self) -> None:
        """Leave the chosen pair out."""
        pair = self._pair()
        if pair is not None:
            pairs = self.preparation.workshop.statements
            self.preparation.set_statements(one for one in pairs if one.id != pair.id)

    def move_pair(self, by: int) -> None:
        """Ask the chosen pair earlier (−1) or later (1)."""
        row, pairs = self.row(), list(self.preparation.workshop.statements)
        if 0 <= row + by < len(pairs):
            pairs[row], pairs[row + by] = pairs[row + by], pairs[row]
            self.preparation.set_statements(pairs)
            self.refresh()
            self.choose(row + by)

    def _choose_form(self) -> None:
        form = next(form for form, choice in self.forms.items() if choice.isChecked())
        self.preparation.choose_form(form)
        self.refresh()

    def _keep(self) -> None:
        pair = self._pair()
        if pair is None or pair.id != self._shown_pair:
            return
        changed = replace(
            pair,
            executives=self.executives.toPlainText().strip() or pair.executives,
            customers=self.customers.toPlainText().strip() or pair.customers,
            short=self.short.text().strip() or pair.short,
        )
        pairs = self.preparation.workshop.statements
        self.preparation.set_statements(changed if one.id == pair.id else one for one in pairs)

    def _keep_scale(self) -> None:
        pair, scale = self._pair(), self.scale.currentData()
        if pair is not None and scale is not None:
            pairs = self.preparation.workshop.statements
            self.preparation.set_statements(
                replace(one, scale=scale) if one.id == pair.id else one for one in pairs
            )

    def use_scale_for_all(self) -> None:
        """Rate every pair on the scale of the chosen one."""
        pair = self._pair()
        if pair is not None:
            pairs = self.preparation.workshop.statements
            self.preparation.set_statements(replace(one, scale=pair.scale) for one in pairs)

    # ---- what it shows

    def _show_form(self, pairs: tuple[PairedStatement, ...]) -> None:
        asked = {pair.id for pair in pairs if not pair.headline}
        statements = self.preparation.content.statements
        self._forms.setExclusive(False)
        for form, choice in self.forms.items():
            ids = {pair.id for pair in statements.form(form)}
            choice.setChecked(asked == ids)
            choice.setText(say(f"prepare.form.{form.value}", count=len(ids)))
        self._forms.setExclusive(True)

    def _show_pair(self) -> None:
        pair = self._pair()
        for field in (self.executives, self.customers, self.short, self.scale, self._remove):
            field.setEnabled(pair is not None)
        if pair is None:
            return
        if self._shown_pair != pair.id:
            self.executives.setPlainText(pair.executives)
            self.customers.setPlainText(pair.customers)
            self.short.setText(pair.short)
        self._shown_pair = pair.id
        put(self.executives, pair.executives)
        put(self.customers, pair.customers)
        put(self.short, pair.short)
        self._show_scale(pair)
        scored = pair.id in {score.statement_id for score in self._scores()}
        self._warning.setVisible(scored)

    def _show_scale(self, pair: PairedStatement) -> None:
        workshop = self.preparation.workshop
        used = [one.scale for one in workshop.statements]
        ours = self.preparation.content.statements.pairs[0].scale
        offered = scales(workshop.language, ours, used)
        if list(offered) != [self.scale.itemData(n) for n in range(self.scale.count())]:
            self.scale.clear()
            for scale in offered:
                self.scale.addItem(scale_words(scale), scale)
        self.scale.setCurrentIndex(offered.index(pair.scale))
        self.for_all.setVisible(any(scale != pair.scale for scale in used))

    def _scores(self) -> tuple[CustomerScore, ...]:
        source = self.preparation.customers
        return source.scores if source else ()

    def _pair(self) -> PairedStatement | None:
        pairs, row = self.preparation.workshop.statements, self.row()
        return pairs[row] if 0 <= row < len(pairs) else None

    # ---- how it is made

    def _make_forms(self) -> None:
        self._count = PlainLabel("", "heading")
        self._forms = QButtonGroup(self)
        self.forms: dict[Form, QPushButton] = {}
        for form in Form:
            choice = button("")  # says how many there are as soon as they are known
            choice.clicked.connect(self._choose_form)
            one_of(self._forms, choice)
            self.forms[form] = choice

    def _make_list(self) -> None:
        self.model = PairList()
        self.list = QListView()
        dress_list(self.list, PairDelegate(), say("prepare.name.statements"))
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._show_pair)
        self._add = button(say("prepare.statements.add"), "small", "add")
        self._add.clicked.connect(self.add)
        self._up = button(say("prepare.agenda.up"), "small", "up")
        self._up.clicked.connect(self._move_up)
        self._down = button(say("prepare.agenda.down"), "small", "down")
        self._down.clicked.connect(self._move_down)
        self._make_keys()

    def _make_keys(self) -> None:
        """What the buttons do, by key and by a right click."""
        up, down, out = (say(f"prepare.{name}") for name in _MENU)
        acts = (
            RowAct(up, "up", "Alt+Up", self._move_up, lambda: self._up.isEnabled()),
            RowAct(down, "down", "Alt+Down", self._move_down, lambda: self._down.isEnabled()),
            RowAct(out, "remove", "Del", self.remove, lambda: self._remove.isEnabled()),
        )
        give_row_menu(self.list, *acts)
        for each in acts:
            shortcut = QShortcut(QKeySequence(each.keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(each.act)

    def _move_up(self) -> None:
        self.move_pair(-1)

    def _move_down(self) -> None:
        self.move_pair(1)

    def _make_fields(self) -> None:
        self.executives, self.customers = NoteField(3), NoteField(3)
        self.executives.settled.connect(self._keep)
        self.customers.settled.connect(self._keep)
        self.short = QLineEdit()
        self.short.setMaxLength(SHORT_NAME)
        self.short.editingFinished.connect(self._keep)
        self.scale = choice_field()
        self.scale.activated.connect(self._keep_scale)
        self.for_all = button(say("prepare.statements.scale_for_all"), "link")
        self.for_all.clicked.connect(self.use_scale_for_all)
        self._warning = PlainLabel(
            say("prepare.statements.grade_warning"), "small", "muted", wrap=True
        )
        self._remove = button(say("prepare.statements.remove"), "small", "remove")
        self._remove.clicked.connect(self.remove)

    def _lay_out(self) -> None:
        forms = FlowLayout(right=True)
        for choice in self.forms.values():
            forms.addWidget(choice)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._count)
        head.addLayout(forms, 1)
        sizes.at_least(self.list, height=LEAST_HIGH)
        below = Beside(self._list_card(), self._pair_card(), least=TWO_COLUMNS - 60)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(below, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def _list_card(self) -> QFrame:
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.list, 1)
        inside.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self._add)
        foot.addStretch()
        foot.addWidget(self._up)
        foot.addWidget(self._down)
        inside.addLayout(foot)
        return frame

    def _pair_card(self) -> QFrame:
        frame, inside = card()
        for key, field in (("executives", self.executives), ("customers", self.customers)):
            inside.addWidget(field_label(say(f"prepare.statements.{key}"), field))
            inside.addWidget(field)
            inside.addSpacing(8)
        inside.addWidget(field_label(say("prepare.statements.short"), self.short))
        inside.addWidget(self.short)
        inside.addSpacing(8)
        inside.addWidget(field_label(say("prepare.statements.scale"), self.scale))
        inside.addWidget(self.scale)
        inside.addWidget(self.for_all, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._warning)
        inside.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._remove)
        inside.addLayout(foot)
        return frame
