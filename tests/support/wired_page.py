"""The run page with the room and the stage that it was wired to at hand."""

from __future__ import annotations

from cxworkshop.ui.room_process import RoomProcess
from cxworkshop.ui.run.page import RunPage
from cxworkshop.ui.stage.window import StageWindow


class WiredRunPage(RunPage):
    """The page keeps both to itself; a test plays the phones of the one and looks at the other."""

    room: RoomProcess
    stage: StageWindow
