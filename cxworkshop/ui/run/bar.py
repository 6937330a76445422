"""The bar over the run page: which workshop, where the stage is, what lies at hand, the time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from cxworkshop.domain.workshop import Workshop
from cxworkshop.ui import sizes
from cxworkshop.ui.buttons import icon_button
from cxworkshop.ui.run.view import Middle, RunView
from cxworkshop.ui.text import PlainLabel, set_tip
from cxworkshop.ui.top_bar import TopBar
from cxworkshop.ui.widgets.key_button import KeyButton
from cxworkshop.words import say

HEIGHT = 56
ROOM_FOR_WORDS = 1250
"""Narrower than this the tools lose their words, so that where the stage is can be read whole."""
ROOM_FOR_KEYS = 860
"""Narrower than this they lose their keys, too."""
TOOLS = {
    "join": ("qr", "J"),
    "timer": ("timer", "T"),
    "more": ("more", "E"),
    "blank": ("screen_off", "B"),
    "freeze": ("pause", "F"),
    "swap": ("turn", "S"),
}


class RunBar(TopBar):
    """`tool_used` carries the name of a tool, `sheet_asked` wants the keys explained."""

    tool_used = Signal(str)
    sheet_asked = Signal()

    def __init__(self) -> None:
        super().__init__(say("run.title"), height=HEIGHT)
        self.tools: dict[str, KeyButton] = {}
        self.set_spacing(8)
        for name, (picture, key) in TOOLS.items():
            tool = KeyButton(say(f"run.top.{name}"), key, picture)
            tool.setObjectName(name)
            tool.setCheckable(name != "swap")
            set_tip(tool, say("run.top.tip", tool=say(f"run.top.{name}"), letter=key))
            tool.setProperty("extent", "small")
            tool.clicked.connect(self._use)
            self.tools[name] = tool
            self.add(tool)
        sheet = icon_button("keyboard", say("run.top.keys"))
        sizes.fix(sheet, width=34, height=34)
        sheet.clicked.connect(self.sheet_asked)
        self.add(sheet)
        self._clock = PlainLabel("", "clock")
        self.add(self._clock)

    def show_view(self, view: RunView, stage: str, now: datetime) -> None:
        """`now` is local time."""
        workshop = view.now.workshop
        key = "run.demo" if view.now.room.simulated else "run.live"
        if view.now.rehearsal:
            key = "run.rehearsal"
        if view.room_opening:
            key = "run.opening"
        self.describe(workshop.title, say(key, client=workshop.client, stage=stage))
        self._clock.setText(f"{now:%H:%M}")
        for tool in self.tools.values():
            tool.setEnabled(True)
        self.tools["more"].setEnabled(bool(view.offers))
        tip = say("run.top.tip", tool=say("run.top.more"), letter=TOOLS["more"][1])
        set_tip(self.tools["more"], tip if view.offers else say("run.more.not_yet"))
        self.tools["more"].setChecked(view.middle is Middle.MORE)
        self.tools["join"].setChecked(view.overlay == "join")
        self.tools["timer"].setChecked(view.overlay == "timer")
        self.tools["blank"].setChecked(view.blank)
        self.tools["freeze"].setChecked(view.frozen)

    def show_waiting(self, workshop: Workshop) -> None:
        """Nothing has begun, so there is nothing to use the tools on."""
        self.describe(workshop.title, workshop.client)
        for tool in self.tools.values():
            tool.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = sizes.width(self)
        for tool in self.tools.values():
            tool.show_words(wide >= ROOM_FOR_WORDS, cap=wide >= ROOM_FOR_KEYS)

    def _use(self) -> None:
        self.tool_used.emit(self.sender().objectName())
