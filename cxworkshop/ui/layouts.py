"""Emptying a layout, for parts of a page that are filled anew, turning to one of several pages, and
giving a frame another kind."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QStackedWidget, QWidget

TURNED = "cxworkshop-turned"


def clear(layout: QLayout) -> None:
    """Take everything out of a layout. Widgets vanish at once and are deleted when Qt can."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if widget:
            widget.hide()
            widget.deleteLater()
        elif inner:
            clear(inner)


def turn_to(stack: QStackedWidget, shown: QWidget) -> None:
    """Show one widget of a stack and let it alone say how much room there must be; a stack asks
    for as much as the largest of all its widgets needs, seen or not."""
    if stack.currentWidget() is shown and stack.property(TURNED) == stack.count():
        return
    for place in range(stack.count()):
        if widget := stack.widget(place):
            seen = widget is shown
            policy = QSizePolicy.Policy.Preferred if seen else QSizePolicy.Policy.Ignored
            widget.setSizePolicy(policy, policy)
    stack.setCurrentWidget(shown)
    stack.setProperty(TURNED, stack.count())
    stack.updateGeometry()


def dress_frame(frame: QFrame, kind: str) -> None:
    """Let a frame look like another kind of the style sheet."""
    if frame.property("kind") != kind:
        frame.setProperty("kind", kind)
        frame.style().unpolish(frame)
        frame.style().polish(frame)
