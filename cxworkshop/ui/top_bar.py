"""The bar over a page: where one is on the left, what one can do on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.text import PlainLabel


class TopBar(QFrame):
    """`height` is 64 px, on the run page 56. Without a second line the title is larger."""

    def __init__(self, title: str, height: int = theme.BAR_HEIGHT) -> None:
        super().__init__()
        self.setObjectName("bar")
        sizes.fix(self, height=height)
        self._where = PlainLabel("", "heading", "muted")
        self._title = PlainLabel(title, "heading", elide=True)
        self._detail = PlainLabel("", "small", "muted", elide=True)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.GAP)
        self._lay_out()
        self.describe(title)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self._where)
        first.addWidget(self._title, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addLayout(first)
        words.addWidget(self._detail)
        words.addStretch()
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        line.setSpacing(theme.GAP)
        line.addLayout(words, 1)
        line.addLayout(self._actions)

    def describe(self, title: str, detail: str = "", where: str = "") -> None:
        """Say where one is: `where` names the pages above, `detail` stands on a second line."""
        self._where.setText(f"{where} ›" if where else "")
        self._where.setVisible(bool(where))
        self._title.setText(title)
        self._title.setProperty("role", "heading" if detail else "title")
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def set_spacing(self, pixels: int) -> None:
        """How far the controls at the right end stand apart."""
        self._actions.setSpacing(pixels)

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._actions.addWidget(widget)
