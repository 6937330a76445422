"""What was found out about this machine, looked up beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from cxworkshop.ui.background import Background

if TYPE_CHECKING:
    from cxworkshop.services.room_check import Finding

Look: TypeAlias = "Callable[[], Sequence[Finding]]"


class RoomWatch(QObject):
    """`findings` are those of the last look, None before the first; `looked` says that there are
    new ones. `prepare_look` is asked in the GUI thread for what then looks around."""

    looked = Signal()

    def __init__(
        self,
        background: Background,
        prepare_look: Callable[[], Look],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] | None = None
        self._background = background
        self._prepare_look = prepare_look
        self._looking = False

    def look(self) -> None:
        """Look around this machine, unless that is being done already."""
        if not self._looking:
            self._looking = True
            look = self._prepare_look()
            self._background.run(lambda _task: tuple(look()), self._keep, self._failed)

    def _keep(self, findings: tuple[Finding, ...]) -> None:
        self._looking = False
        changed = findings != self.findings
        self.findings = findings
        if changed:
            self.looked.emit()

    def _failed(self, error: Exception) -> None:
        self._looking = False
        raise error
