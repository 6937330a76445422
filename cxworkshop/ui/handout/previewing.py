"""Draws the document that is looked at, beside the window; what is looked at no more is not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from shiboken6 import isValid

from cxworkshop.problems import Problem
from cxworkshop.services import handing_out
from cxworkshop.services.desk import Desk
from cxworkshop.services.handing_out import Document
from cxworkshop.ui.background import Background, Task
from cxworkshop.ui.handout.pictures import pages_of
from cxworkshop.ui.handout.preview import Page, Preview
from cxworkshop.words import say


class Previewing:
    """Fills a `Preview`; a newer look cancels the one before."""

    def __init__(self, desk: Desk, background: Background, preview: Preview) -> None:
        self._desk, self._background, self._preview = desk, background, preview
        self._task: Task | None = None

    def look_at(self, workshop_id: str, document: Document) -> None:
        """Show a document as soon as it is drawn."""
        if self._task is not None:
            self._task.cancel()
        self._preview.show_message(document.title, say("handout.drawing"))
        self._task = self._background.run(
            partial(self._draw, workshop_id, document.kind),
            partial(self._show, document.title),
            partial(self._failed, document.title),
        )

    def say_instead(self, words: str) -> None:
        """Say why there is no document to look at."""
        if self._task is not None:
            self._task.cancel()
        self._preview.show_message("", words)

    def _draw(self, workshop_id: str, kind: str, task: Task) -> tuple[Page, ...] | None:
        """The pages, or None when they are not wanted any more."""
        if task.cancelled():
            return None
        with TemporaryDirectory() as folder:
            paths = handing_out.draw(self._desk, workshop_id, Path(folder), [kind], task.cancelled)
            pages = pages_of(paths, task.cancelled)
        return None if task.cancelled() else pages

    def _show(self, title: str, pages: tuple[Page, ...] | None) -> None:
        if not isValid(self._preview):  # the window went while a page was being drawn
            return
        if pages:
            self._preview.show_pages(title, pages)
        elif pages is not None:
            self._preview.show_message(title, say("handout.no_picture"))

    def _failed(self, title: str, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        if isValid(self._preview):
            self._preview.show_message(title, error.message)
