"""The only modal windows: a question, a problem, and choosing a file or a folder.

Pages are handed a `Dialogs` and ask it; a test hands in one that answers without a window.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QShowEvent
from PySide6.QtWidgets import QColorDialog, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.problems import Problem
from cxworkshop.ui import sizes, theme
from cxworkshop.ui.buttons import button
from cxworkshop.ui.icons import Sign
from cxworkshop.ui.text import PlainLabel
from cxworkshop.words import say


class Dialogs:
    """Real windows in front of `parent`. Files are looked for in the folder that was used last,
    at first in the one for documents, or at home when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        self.folder = folder if folder.is_dir() else Path.home()

    def ask(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
        """A question; `yes` names what will happen. Escape and closing mean no."""
        dialog = Question(self.parent, title, text, yes, danger=danger)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def tell(self, problem: Problem | str) -> None:
        """A problem in one sentence, with the way out that it carries."""
        text = problem if isinstance(problem, str) else problem.message
        Question(self.parent, say("app.problem"), text, "", picture="warning").exec()

    def open_file(self, title: str, kinds: str, start: Path | None = None) -> Path | None:
        """An existing file, or None. `kinds` is a filter such as "Surveys (*.csv *.xlsx)"."""
        name, _ = QFileDialog.getOpenFileName(self.parent, title, str(start or self.folder), kinds)
        return self._chosen(name)

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a new file, or None; `name` is a suggestion."""
        suggested = str(self.folder / name)
        chosen, _ = QFileDialog.getSaveFileName(self.parent, title, suggested, kinds)
        return self._chosen(chosen)

    def _chosen(self, name: str) -> Path | None:
        """The path of a name that was chosen, whose folder is where one looks next time."""
        if not name:
            return None
        self.folder = Path(name).parent
        return Path(name)

    def open_outside(self, path: Path) -> None:
        """Open a file with the program that the system has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        """A folder to write to, or None."""
        name = QFileDialog.getExistingDirectory(self.parent, title, str(start or ""))
        return Path(name) if name else None

    def choose_colour(self, title: str, start: str = "") -> str | None:
        """A colour as "#RRGGBB", or None."""
        chosen = QColorDialog.getColor(QColor(start or "#0072B2"), self.parent, title)
        return chosen.name().upper() if chosen.isValid() else None

    def fill_in(self, dialog: QDialog) -> bool:
        """Show a form; True when it was accepted."""
        return dialog.exec() == QDialog.DialogCode.Accepted


class Form(QDialog):
    """A window that is as high as its words at their width; one with a part that grows may be
    higher. Qt stops at two thirds of the screen, and would cut words off on a small one or in large
    type, and guesses too high elsewhere."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        needed = layout.totalMinimumHeightForWidth(self.width())
        high = min(needed, self.screen().availableGeometry().height())
        grows = bool(layout.expandingDirections() & Qt.Orientation.Vertical)
        self.resize(self.width(), max(high, self.height()) if grows else high)


class Question(Form):
    """A short question. Without `yes` it only tells, and closes."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        yes: str,
        *,
        danger: bool = False,
        picture: str = "help",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        sizes.at_least(self, width=440)
        sizes.at_most(self, width=560)
        sign = "warning" if danger else picture
        tone = "warning" if sign == "warning" else "muted"
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(PlainLabel(title, "heading", wrap=True))
        words.addWidget(PlainLabel(text, "body", wrap=True))
        upper = QHBoxLayout()
        upper.setSpacing(theme.GAP)
        upper.addWidget(Sign(sign, tone, 24), 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.MARGIN)
        layout.addLayout(upper)
        layout.addLayout(self._answers(yes, danger))

    def _answers(self, yes: str, danger: bool) -> QHBoxLayout:
        no = button(say("app.cancel") if yes else say("app.close"), "plain" if yes else "primary")
        no.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch()
        line.addWidget(no)
        if yes:
            go = button(yes, "danger" if danger else "primary")
            go.clicked.connect(self.accept)
            line.addWidget(go)
        (no if danger or not yes else go).setDefault(True)
        (no if danger or not yes else go).setFocus()
        return line
