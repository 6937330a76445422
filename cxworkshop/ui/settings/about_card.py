"""What this program is: its version, what it runs on, and whose work it stands on."""

from __future__ import annotations

import platform

from PySide6.QtCore import Signal, qVersion
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cxworkshop import __version__
from cxworkshop.services import safekeeping
from cxworkshop.ui.buttons import button
from cxworkshop.ui.prepare.editor import card
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class AboutCard(QFrame):
    """`page_wanted` names a page of the manual."""

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        frame, column = card(say("settings.section.about"))
        column.addWidget(PlainLabel(say("settings.about.version", version=__version__), "strong"))
        parts = say(
            "settings.about.parts",
            python=platform.python_version(),
            qt=qVersion(),
            sqlite=safekeeping.sqlite_version(),
        )
        column.addWidget(PlainLabel(parts, "small", "muted", wrap=True))
        column.addWidget(PlainLabel(say("settings.about.offline"), "small", "muted", wrap=True))
        column.addSpacing(8)
        across = QHBoxLayout()
        for page in ("manual", "licences"):
            made = button(say(f"settings.about.{page}"))
            made.setObjectName("" if page == "manual" else page)
            made.clicked.connect(self._pass_on)
            across.addWidget(made)
        across.addStretch()
        column.addLayout(across)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _pass_on(self) -> None:
        self.page_wanted.emit(self.sender().objectName())
