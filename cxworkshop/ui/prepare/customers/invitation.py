"""No customers yet: drop or choose a survey file, type numbers, note a panel, or ask customers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.prepare.customers.ask_first import AskFirst
from cxworkshop.ui.scrolling import scrolled
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class Invitation(QWidget):
    """`wanted` asks for a survey file, `typing_wanted` for typing numbers, `panel_wanted` for a
    panel in the room, `questionnaire_wanted` for a questionnaire in a form."""

    wanted = Signal()
    typing_wanted = Signal()
    panel_wanted = Signal()
    questionnaire_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choose_button = button(say("prepare.customers.choose"), "primary", "folder")
        self.choose_button.clicked.connect(self.wanted)
        self.type_button = button(say("prepare.customers.type"), "link")
        self.type_button.clicked.connect(self.typing_wanted)
        self.panel_button = button(say("prepare.customers.panel"), "link")
        self.panel_button.clicked.connect(self.panel_wanted)
        self.ask_first = AskFirst(say("prepare.customers.ask.title"))
        sizes.at_most(self.ask_first, width=760)
        self.ask_first.wanted.connect(self.questionnaire_wanted)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        layout.addStretch(2)
        layout.addLayout(_centred(self._drop_frame()))
        layout.addSpacing(theme.GAP)
        layout.addLayout(_centred(self.ask_first))
        layout.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def _drop_frame(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "drop")
        sizes.at_most(frame, width=760)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(40, 40, 40, 40)
        inside.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(Sign("import", "muted", 32), 0, middle)
        inside.addWidget(PlainLabel(say("prepare.customers.drop"), "title"), 0, middle)
        text = PlainLabel(say("prepare.customers.drop_text"), "body", "muted", wrap=True)
        text.setAlignment(middle)
        inside.addWidget(text)
        inside.addSpacing(8)
        inside.addWidget(self.choose_button, 0, middle)
        others = QHBoxLayout()
        others.setSpacing(theme.GAP)
        others.addStretch()
        others.addWidget(self.type_button)
        others.addWidget(self.panel_button)
        others.addStretch()
        inside.addLayout(others)
        return frame


def _centred(widget: QWidget) -> QHBoxLayout:
    across = QHBoxLayout()
    across.addStretch()
    across.addWidget(widget, 10)
    across.addStretch()
    return across
