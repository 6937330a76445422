"""Charts drawn ahead, in the worker thread, so that a reveal never waits for one.

Asked for a state's chart, the shelf hands it out when it stands there and otherwise has it drawn
and says so with `drawn`. It keeps the few that matter: before, now and next. Drawing and painting
hold each other up, so a drawing begins when the window has painted what is new in it, and one that
is not needed yet when no marks travel.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.stage.scenes import chart_of
from cxworkshop.ui.stage.state import StageState
from cxworkshop.ui.widgets.chart_view import Drawing, draw

KEPT = 4
PAINTED_MS = 20
"""After so long the window has painted what came with the wish for a chart."""
AHEAD_MS = 60
"""How much later a chart is drawn that nobody waits for."""


class ChartShelf(QObject):
    """`size` is the stage's in device pixels; miniatures use the same drawings, scaled."""

    drawn = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._size = QSize(1920, 1080)
        self._drawings: OrderedDict[Hashable, tuple[Drawing, StageState]] = OrderedDict()
        self._under_way: set[Hashable] = set()
        self._awaited: list[StageState] = []
        self._soon = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._soon.timeout.connect(self._draw_awaited)
        self._next: StageState | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._draw_next)

    @property
    def size(self) -> QSize:
        return self._size

    def resize(self, size: QSize) -> None:
        """Draw for another stage from now on."""
        if size != self._size and size.width() > 0 and size.height() > 0:
            self._size = size
            self._drawings.clear()

    def needs_chart(self, state: StageState) -> bool:
        """Whether the scene is a chart at all."""
        return chart_of(state) is not None

    def find(self, state: StageState, *, ahead: bool = False) -> Drawing | None:
        """The drawing of a state, or None until `drawn` says that one more is there. Asked for
        `ahead`, it is drawn when there is time."""
        key = self._key(state)
        if key in self._drawings:
            self._drawings.move_to_end(key)
            drawing = self._drawings[key][0]
            if state.dial is not None:
                drawing.turn(state.dial)
            return drawing
        if ahead:
            self._next = state
            if not self._later.isActive():
                self._later.start(AHEAD_MS)
        else:
            self._awaited.append(state)
            if not self._soon.isActive():
                self._soon.start()
        return None

    def wait(self, seconds: float) -> None:
        """Draw nothing ahead for so long: marks begin to travel, and would stumble."""
        self._later.start(round(seconds * 1000) + AHEAD_MS)

    def _draw_awaited(self) -> None:
        awaited, self._awaited = self._awaited, []
        for state in awaited:
            self._draw(state)

    def _draw_next(self) -> None:
        state, self._next = self._next, None
        if state is not None:
            self._draw(state)

    def _draw(self, state: StageState) -> None:
        key, build = self._key(state), chart_of(state)
        if build is None or key in self._under_way or key in self._drawings:
            return
        self._under_way.add(key)
        width, height = self._size.width(), self._size.height()

        def work(_task: Task) -> Drawing:
            return draw(build, width, height)

        def done(drawing: Drawing) -> None:
            self._under_way.discard(key)
            if drawing.size == self._size:
                self._drawings[key] = (drawing, state)  # whose facts keep their identity
                while len(self._drawings) > KEPT:
                    self._drawings.popitem(last=False)
            self.drawn.emit()

        def failed(error: Exception) -> None:
            raise error

        self._background.run(work, done, failed)

    def _key(self, state: StageState) -> Hashable:
        cue = state.cue
        return (
            cue.step_id, cue.scene, cue.stage, cue.subject, cue.part, cue.page, state.scheme,
            id(state.facts), id(state.insights), self._size.width(), self._size.height(),
        )  # fmt: skip
