"""What the six editors have in common, and the small pieces that they are made of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.prepare.preparation import Preparation
from cxworkshop.ui.text import PlainLabel


class Editor(QWidget):
    """Shows one part of a workshop and changes it at once; there is no Save."""

    name = ""
    manual_page = "prepare"
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("help", self.manual_page)
        self._preparation: Preparation | None = None

    @property
    def preparation(self) -> Preparation:
        """The workshop that is being prepared."""
        assert self._preparation is not None, "no workshop is open"
        return self._preparation

    def work_on(self, preparation: Preparation) -> None:
        """Turn to another workshop."""
        self._preparation = preparation

    def refresh(self) -> None:
        """Read anew what is shown; what is being typed stays."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    @property
    def has_primary(self) -> bool:
        """Whether it shows a primary button of its own just now; `moved` says that this changed."""
        return False

    def step_back(self) -> bool:
        """Undo one step inside the editor on Escape; False leaves the editor."""
        return False


def card(title: str = "", note: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A surface with a heading, and the layout to fill."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(20, 16, 20, 18)
    inside.setSpacing(6)
    if title:
        inside.addWidget(PlainLabel(title, "heading"))
    if note:
        inside.addWidget(PlainLabel(note, "small", "muted", wrap=True))
    if title or note:
        inside.addSpacing(theme.GAP // 2)
    return frame, inside


def well(words: PlainLabel) -> QFrame:
    """A wording that can't be changed here, sunken, and as high as a field of three lines."""
    made = QFrame()
    made.setProperty("kind", "sunken")
    box = QVBoxLayout(made)
    box.setContentsMargins(12, 8, 12, 8)
    box.addWidget(words)
    box.addStretch()
    sizes.at_least(made, height=80)
    return made


def line() -> QFrame:
    """A hairline."""
    frame = QFrame()
    frame.setProperty("kind", "line")
    return frame


def put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show `text` in a field, but never over what somebody is typing there."""
    if isinstance(field, QLineEdit):
        if field.text() != text and not (field.hasFocus() and field.isModified()):
            field.setText(text)
    elif field.toPlainText() != text and not field.hasFocus():
        field.setPlainText(text)
