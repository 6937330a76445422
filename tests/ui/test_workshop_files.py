"""A workshop goes out as one file and comes in again: by the menu, the button, or dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cxworkshop.domain.workshop import Workshop
from cxworkshop.services import preparing, shelf
from cxworkshop.services.desk import Desk
from cxworkshop.ui.background import Background
from cxworkshop.ui.library.already_there import AlreadyThere
from cxworkshop.ui.library.page import LibraryPage
from cxworkshop.ui.library.workshop_files import WorkshopFiles
from tests.ui.conftest import AnsweredDialogs


@pytest.fixture
def files(desk: Desk, dialogs: AnsweredDialogs, background: Background) -> WorkshopFiles:
    return WorkshopFiles(desk, dialogs, background, may_replace=lambda _id: True)


@pytest.fixture
def page(desk: Desk, dialogs: AnsweredDialogs, files: WorkshopFiles, qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(desk, dialogs)
    qtbot.addWidget(made)
    made.export_wanted.connect(files.export)
    made.import_wanted.connect(files.choose_import)
    made.show()
    return made


@pytest.fixture
def sample(desk: Desk) -> Workshop:
    return shelf.open_sample(desk)


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if words in action.text()).trigger()
    menu.close()


def test_export_stands_in_the_menu_and_import_in_the_bar(
    page: LibraryPage,
    files: WorkshopFiles,
    desk: Desk,
    dialogs: AnsweredDialogs,
    sample: Workshop,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page.refresh()
    dialogs.path = tmp_path / "mine"
    with qtbot.waitSignal(files.exported) as exported:
        choose(page.menu(), "Export")
    assert exported.args == [tmp_path / "mine.cxw"]
    assert dialogs.suggested == ["Meridian Rail – Executive reveal.cxw"]
    shelf.delete(desk, sample.id)
    dialogs.path = tmp_path / "mine.cxw"
    with qtbot.waitSignal(files.imported) as imported:
        qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    assert imported.args == [sample.id]
    assert preparing.workshop(desk, sample.id) == sample
    assert dialogs.told == []


def test_a_name_without_its_ending_never_replaces_a_file_unasked(
    files: WorkshopFiles, dialogs: AnsweredDialogs, sample: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "mine.cxw").write_text("somebody's own")
    dialogs.path = tmp_path / "mine"
    with qtbot.waitSignal(files.exported) as exported:
        files.export(sample.id)
    assert exported.args == [tmp_path / "mine (2).cxw"]
    assert (tmp_path / "mine.cxw").read_text() == "somebody's own"


@pytest.mark.parametrize("in_place", [False, True])
def test_a_workshop_that_is_there_is_kept_or_replaced_as_was_answered(
    files: WorkshopFiles,
    desk: Desk,
    dialogs: AnsweredDialogs,
    sample: Workshop,
    tmp_path: Path,
    qtbot: QtBot,
    in_place: bool,
) -> None:
    path = tmp_path / "mine.cxw"
    shelf.export_workshop(desk, sample.id, path)
    preparing.change_details(desk, sample.id, title="Changed since")

    def answer(form: AlreadyThere) -> None:
        assert form.copy_button.isDefault()
        (form.replace_button if in_place else form.copy_button).click()

    dialogs.fill = answer
    with qtbot.waitSignal(files.imported) as imported:
        files.import_file(path)
    titles = {row.id: row.title for row in shelf.rows(desk)}
    if in_place:
        assert titles == {sample.id: sample.title}
    else:
        copy = f"{sample.title} (copy)"
        assert titles == {sample.id: "Changed since", imported.args[0]: copy}


def test_what_cannot_be_imported_is_told_in_one_sentence(
    files: WorkshopFiles, desk: Desk, dialogs: AnsweredDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.cxw"
    broken.write_text("nothing of ours")
    files.import_file(broken)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "broken.cxw is not a workshop file" in dialogs.told[0]
    assert shelf.rows(desk) == []
