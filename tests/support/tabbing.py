"""A window gone round by the Tab key, there and back: what it misses, what it meets out of order,
what shows no focus, and what can only be reached by a mouse.

Reading order is judged where it is laid out: of two controls that follow each other, the parts that
they stand in beside each other are compared, and the second may be neither above the first nor left
of it in the same line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QScrollArea,
    QTextBrowser,
    QWidget,
)
from shiboken6 import isValid

from tests.support.looking import describe, visible

MOST = 200
AROUND = 6
INSIDE = {QDateTimeEdit: 4, QTextBrowser: 60}  # how often Tab may stay: parts of a date, links
ROUNDS = 3
TYPED_INSTEAD = ("BallotEntry", "HandsEntry")  # digits press the buttons, and the list goes along


class TabKey:
    """Goes round windows that look different; `until` waits for a condition."""

    def __init__(self, until: Callable[[Callable[[], bool]], None]) -> None:
        self._until = until
        self._known: set[tuple[tuple[str, tuple[int, ...]], ...]] = set()

    def faults(self, window: QWidget) -> list[str]:
        """Those of a window, unless one with the same controls in the same places was looked at."""
        shape = tuple((describe(one), _rect(one, window).getRect()) for one in stops(window))
        if shape in self._known:
            return []
        self._known.add(shape)
        return tab_faults(window, self._until)


def tab_faults(window: QWidget, until: Callable[[Callable[[], bool]], None]) -> list[str]:
    """One line per fault. Each kind of control is looked at once. A page that makes controls anew
    while one goes round is gone round again."""
    before = window.focusWidget()
    found = list(_for_the_mouse_alone(window))
    for _ in range(ROUNDS):
        wanted = stops(window)
        if not wanted:
            return found
        window.activateWindow()
        until(window.isActiveWindow)
        unseen: list[str] = []
        met = _round(window, wanted[0], unseen)
        if stops(window) == wanted and all(map(isValid, met)):
            back = _back(window, met[0])
            if before is not None and isValid(before):
                before.setFocus()
            return [*found, *_faults(wanted, met, back), *unseen]
    raise AssertionError(f"{describe(window)} is never still")


def stops(window: QWidget) -> list[QWidget]:
    """What Tab has to come to."""
    return [widget for widget in visible(window) if is_stop(widget)]


def is_stop(widget: QWidget) -> bool:
    """Whether Tab has to come to a widget."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    inner = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
    return bool(policy) and widget.isEnabled() and not inner and not widget.isWindow()


def _faults(wanted: list[QWidget], met: list[QWidget], back: list[QWidget]) -> Iterator[str]:
    for widget in wanted:
        if widget not in met and not _beside_one(widget, met):
            yield f"{describe(widget)}: Tab does not come here"
    for before, after in _out_of_order(met):
        yield f"{describe(after)}: Tab comes here after {describe(before)}"
    if back != [met[0], *reversed(met[1:])]:
        missed = [describe(widget) for widget in met if widget not in back]
        yield f"Shift+Tab goes another way and misses {missed}"


def _for_the_mouse_alone(window: QWidget) -> Iterator[str]:
    """Buttons without a key, and pages that only a wheel can scroll."""
    if type(window).__name__ in TYPED_INSTEAD:
        return
    for widget in visible(window):
        if isinstance(widget, QAbstractButton) and _is_clicked_only(widget):
            yield f"{describe(widget)}: can only be clicked"
        if isinstance(widget, QScrollArea) and _is_wheeled_only(widget):
            yield f"{describe(widget)}: can only be scrolled by a mouse"


def _is_clicked_only(button: QAbstractButton) -> bool:
    if button.focusPolicy() != Qt.FocusPolicy.NoFocus or not button.isEnabled():
        return False
    inner = isinstance(button.parentWidget(), QLineEdit | QComboBox)
    one_of_several = button.group() is not None and button.group().exclusive()
    return not inner and not one_of_several and button.shortcut().isEmpty()


def _is_wheeled_only(area: QScrollArea) -> bool:
    bars = (area.verticalScrollBar(), area.horizontalScrollBar())
    inside = area.widget()
    if inside is None or is_stop(area) or not any(bar.maximum() > 1 for bar in bars):
        return False
    return not any(is_stop(widget) for widget in visible(area.window()) if _in(widget, inside))


def _in(widget: QWidget, inside: QWidget) -> bool:
    return inside is widget or inside.isAncestorOf(widget)


def _round(window: QWidget, start: QWidget, unseen: list[str]) -> list[QWidget]:
    """The stops in the order in which Tab meets them, until it is back."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    met: list[QWidget] = []
    kinds: set[str] = set()
    while len(met) < MOST and (here := window.focusWidget()) is not None and here not in met:
        met.append(here)
        kind = f"{type(here).__name__} {here.property('kind')}"
        place = None if kind in kinds else _where(here, window)
        with_focus = _picture(window, place) if place else None
        _leave(window, here, Qt.Key.Key_Tab)
        if not isValid(here):
            break
        if place and window.focusWidget() is not here and _where(here, window) == place:
            kinds.add(kind)
            if _picture(window, place) == with_focus:
                unseen.append(f"{describe(here)}: shows no focus")
    return met


def _back(window: QWidget, start: QWidget) -> list[QWidget]:
    """The same the other way."""
    start.setFocus(Qt.FocusReason.BacktabFocusReason)
    met: list[QWidget] = []
    while len(met) < MOST and (here := window.focusWidget()) is not None and here not in met:
        met.append(here)
        _leave(window, here, Qt.Key.Key_Backtab)
    return met


def _leave(window: QWidget, here: QWidget, key: Qt.Key) -> None:
    """Go on from a control; within a date or a text with links Tab goes from part to part first."""
    for _ in range(
        max((most for kind, most in INSIDE.items() if isinstance(here, kind)), default=1)
    ):
        QTest.keyClick(here, key)
        if window.focusWidget() is not here:
            return


def _beside_one(widget: QWidget, met: list[QWidget]) -> bool:
    """Whether the arrow keys come here from a button of the same choice, as everywhere."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    group = widget.group()
    if group is not None and group.exclusive():
        return any(one in met for one in group.buttons())
    return widget.autoExclusive() and any(
        one in met for one in widget.parentWidget().findChildren(QAbstractButton)
    )


def _where(widget: QWidget, window: QWidget) -> QRect:
    QApplication.processEvents()
    return _rect(widget, window).adjusted(-AROUND, -AROUND, AROUND, AROUND)


def _rect(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _picture(window: QWidget, place: QRect) -> QImage:
    return window.grab(place).toImage()


def _out_of_order(met: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    for a, b in pairwise(met):
        before, after = _beside(a, b)
        above = after.bottom() <= before.top() and after.left() < before.right()
        same_line = before.top() < after.bottom() and after.top() < before.bottom()
        if above or (same_line and after.right() <= before.left()):
            yield a, b


def _beside(a: QWidget, b: QWidget) -> tuple[QRect, QRect]:
    """The places, in what holds both, of the parts that each stands in."""
    way_a, way_b = _way_out(a), _way_out(b)
    while way_a and way_b and way_a[-1] is way_b[-1]:
        way_a.pop()
        way_b.pop()
    if not way_a or not way_b:
        return QRect(), QRect()
    return way_a[-1].geometry(), way_b[-1].geometry()


def _way_out(widget: QWidget) -> list[QWidget]:
    way = [widget]
    while not way[-1].isWindow() and (outer := way[-1].parentWidget()) is not None:
        way.append(outer)
    return way
