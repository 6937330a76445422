"""What is wrong with a window, widget by widget: read as markup, without a name or words for its
rows, or cut off.

Only what is visible counts. A label that shortens itself with "…" and says the rest in its tooltip
is not cut off, and neither is a field that scrolls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QWidget,
)

ROWS = 200
SAYS_NOTHING = (QAccessible.Role.Client, QAccessible.Role.Border, QAccessible.Role.Pane)
LENIENT = 1  # pixels that rounding may take


def faults(window: QWidget) -> list[str]:
    """One line per fault."""
    found: list[str] = []
    for widget in visible(window):
        found += [f"{describe(widget)}: {fault}" for fault in _faults(widget)]
    return found


def visible(window: QWidget) -> Iterator[QWidget]:
    """The window and everything in it that can be seen."""
    yield window
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            yield widget


def describe(widget: QWidget) -> str:
    """Which widget it is, by its classes and its words."""
    way = [type(widget).__name__]
    outer = widget.parentWidget()
    while outer is not None and len(way) < 6:
        if type(outer).__module__.startswith("cxworkshop"):
            way.append(type(outer).__name__)
        outer = outer.parentWidget()
    return f"{' in '.join(way)} {words_of(widget)[:50]!r}"


def words_of(widget: QWidget) -> str:
    """The words that a widget shows."""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _faults(widget: QWidget) -> Iterator[str]:
    if reads_markup(widget):
        yield "reads markup"
    if needs_name(widget) and not accessible_name(widget):
        yield "has no name"
    yield from _misread(widget)
    if isinstance(widget, QAbstractItemView):
        yield from _silent_rows(widget)
    if cut := cut_off(widget):
        yield cut


def _misread(widget: QWidget) -> Iterator[str]:
    """What a screen reader would say wrongly of it."""
    heard = _interface(widget)
    if heard is None:
        return
    if "<span>" in heard.text(QAccessible.Text.Description):
        yield "is described with markup"
    if needs_name(widget) and not widget.isWindow() and heard.role() in SAYS_NOTHING:
        yield f"takes the keyboard and is only a {heard.role().name.lower()}"
    if isinstance(widget, QComboBox) and widget.isEnabled() and not _is_labelled(heard):
        yield "is read as what is chosen, without what is asked"


def _is_labelled(heard: QAccessibleInterface) -> bool:
    """The name of a choice is what is chosen; a label, or a description, says what of."""
    described = heard.text(QAccessible.Text.Description)
    return bool(described or heard.relations(QAccessible.RelationFlag.Label))


def _silent_rows(view: QAbstractItemView) -> Iterator[str]:
    """Rows that a screen reader finds without words; painted ones have none of their own."""
    model: QAbstractItemModel | None = view.model()  # the stub forgets a view that shows none
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), ROWS)):
        words = [_aloud(model.index(row, column)) for column in range(columns)]
        if not any(words):
            yield f"row {row + 1} has no words"


def _aloud(index: QModelIndex) -> str:
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    return str(said or index.data(Qt.ItemDataRole.DisplayRole) or "").strip()


def reads_markup(widget: QWidget) -> bool:
    """Whether something that a person typed could become markup or a shortcut here."""
    tooltip = widget.toolTip()
    inside = tooltip.removeprefix("<span>").removesuffix("</span>")
    if "<" in inside or (Qt.mightBeRichText(tooltip) and inside == tooltip):
        return True
    if isinstance(widget, QLabel):
        return widget.textFormat() != Qt.TextFormat.PlainText and bool(widget.text())
    if isinstance(widget, QAbstractButton):
        return bool(re.search("&", widget.text().replace("&&", "")))
    if isinstance(widget, QTextEdit):
        return widget.acceptRichText() and not isinstance(widget, QTextBrowser)
    return False


def needs_name(widget: QWidget) -> bool:
    """Whether the keyboard or a screen reader comes here."""
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isEnabled():
        return False
    inner = widget.objectName().startswith("qt_") or isinstance(
        widget.parentWidget(), QAbstractSpinBox | QComboBox
    )
    bare = type(widget) is QWidget or type(widget).__name__ == "QScrollArea"
    return not inner and not bare and widget.focusProxy() is None


def accessible_name(widget: QWidget) -> str:
    """The name that a screen reader says."""
    heard = _interface(widget)
    return widget.accessibleName() if heard is None else heard.text(QAccessible.Text.Name)


def _interface(widget: QWidget) -> QAccessibleInterface | None:
    """What a screen reader asks; there is none where Qt has no words for a widget, which its stub
    forgets."""
    return QAccessible.queryAccessibleInterface(widget)


def cut_off(widget: QWidget) -> str:
    """How a widget is cut off, or ""."""
    if isinstance(widget, QScrollArea) and not widget.accessibleName():
        return _scrolls(widget)
    if isinstance(widget, QLabel) and widget.text() and not getattr(widget, "_elide", False):
        return _cut_label(widget)
    if isinstance(widget, QCheckBox | QRadioButton | QPushButton | QToolButton):
        return _cut_button(widget)
    if isinstance(widget, QLineEdit):
        return _cut_placeholder(widget)
    return _outside(widget)


def _scrolls(area: QScrollArea) -> str:
    """A page of the window must not have to be pushed to and fro to be read."""
    if area.horizontalScrollBar().maximum() > LENIENT:
        return f"hides {area.horizontalScrollBar().maximum()} px at its side"
    whole_page = type(area).__name__ == "_Fitted"
    beyond = area.verticalScrollBar().maximum()
    return f"hides {beyond} px of the page below" if whole_page and beyond > 0 else ""


def _cut_label(label: QLabel) -> str:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        room = label.contentsRect().width()
        longest = max(map(label.fontMetrics().horizontalAdvance, label.text().split()), default=0)
        if longest > room + LENIENT:
            return f"a word needs {longest} px and has {room}"
        if needed > label.height() + LENIENT:
            return f"needs {needed} px of height and has {label.height()}"
        return _outside(label)
    hint = label.sizeHint()
    if hint.width() > label.width() + LENIENT:
        return f"needs {hint.width()} px and has {label.width()}"
    if hint.height() > label.height() + LENIENT:
        return f"needs {hint.height()} px of height and has {label.height()}"
    return _outside(label)


def _cut_button(button: QAbstractButton) -> str:
    if not button.text():
        return _outside(button)
    needed = button.minimumSizeHint().expandedTo(button.sizeHint())
    if isinstance(button, QPushButton) and button.sizePolicy().horizontalPolicy().name == "Ignored":
        return ""
    if needed.width() > button.width() + LENIENT:
        return f"needs {needed.width()} px and has {button.width()}"
    if needed.height() > button.height() + LENIENT:
        return f"needs {needed.height()} px of height and has {button.height()}"
    return _outside(button)


def _cut_placeholder(field: QLineEdit) -> str:
    needed = QFontMetrics(field.font()).horizontalAdvance(field.placeholderText()) + 20
    if not field.text() and field.placeholderText() and needed > field.width() + LENIENT:
        return f"its placeholder needs {needed} px and has {field.width()}"
    return _outside(field)


def _outside(widget: QWidget) -> str:
    """Whether it hangs over the edge of what it stands in, where nothing scrolls."""
    outer = widget.parentWidget()
    if outer is None or widget.isWindow() or widget.objectName() == "focusRing":
        return ""
    if isinstance(outer, QAbstractScrollArea) or isinstance(
        outer.parentWidget(), QAbstractScrollArea
    ):
        return ""
    room = outer.rect().adjusted(-LENIENT, -LENIENT, LENIENT, LENIENT)
    place: QRect = widget.geometry()
    if widget.width() and widget.height() and not room.contains(place):
        return f"stands at {place.getRect()} in {outer.rect().getRect()}"
    return ""
