"""What is said in the foot of a page, before its buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from cxworkshop.ui.text import LiveLabel


class FootLabel(LiveLabel):
    """Ends at the buttons, in two lines where it is long. Unlike other words in lines it does not
    ask its page to be higher: there is room for two lines beside a button."""

    def __init__(self, tone: str = "ink", *, at_once: bool = False) -> None:
        super().__init__("small", tone, wrap=True, at_once=at_once)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 2 * self.fontMetrics().lineSpacing())
