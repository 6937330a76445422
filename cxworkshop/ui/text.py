"""Words on a window, always as they were typed.

Qt takes text that looks like HTML for HTML, loads pictures that it names, and eats ampersands.
Whatever a person typed goes on screen through this module alone.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cxworkshop.ui.aloud import announce


class PlainLabel(QLabel):
    """A label that never reads markup. `role` and `tone` name a size and a colour of the style
    sheet; with `elide` it keeps to one line, ends in "…" and shows the rest as a tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        *,
        elide: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain()

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(24, hint.height()) if self._elide else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        inside = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(inside, int(self.alignment()), shown)

    def _explain(self) -> None:
        if self._elide:
            hidden = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            set_tip(self, self.text() if hidden else "")


class LiveLabel(PlainLabel):
    """Words that appear while one works elsewhere: they are read out as soon as they stand there.
    Those of an error are read `at_once`."""

    def __init__(
        self,
        role: str = "small",
        tone: str = "ink",
        *,
        wrap: bool = False,
        at_once: bool = False,
    ) -> None:
        self._at_once = at_once
        self._read_out = ""
        super().__init__("", role, tone, wrap=wrap)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        if self.text() != self._read_out and (self.isVisible() or not self.text()):
            self._read_out = self.text()
            if self._read_out:
                announce(self, self._read_out, at_once=self._at_once)


def shortened(text: str, most: int = 90) -> str:
    """A name for a sentence of a dialog, which can't grow with it: one line of at most so many
    characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def set_tip(widget: QWidget, text: str) -> None:
    """A tooltip that shows `text` as typed; Qt has no plain tooltips, so it is escaped. A screen
    reader would read the escaped one, so it is given the plain one."""
    widget.setToolTip(f"<span>{escape(text)}</span>" if text else "")
    widget.setAccessibleDescription(text)


def plain_caption(text: str) -> str:
    """`text` for a button, menu or tab, where an ampersand would become a shortcut."""
    return text.replace("&", "&&")


def field_label(text: str, buddy: QWidget) -> PlainLabel:
    """The name above a field, tied to it for screen readers. `text` is ours, from a catalogue."""
    label = PlainLabel(text, "small", "muted")
    label.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text)
    return label
