"""The one crossing from services into Qt.

Services publish events from whichever thread; `happened` arrives in the GUI thread. The signal
carries an object, because Qt would take dictionaries and large numbers apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from cxworkshop.services.event_bus import EventBus


class EventBridge(QObject):
    """Made in the GUI thread and kept as long as the windows."""

    happened = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = bus.subscribe(None, self._pass_on)

    def close(self) -> None:
        """Stop listening."""
        self._unsubscribe()

    def _pass_on(self, event: object) -> None:
        self.happened.emit(event)
