"""A library of two workshops, one of them as a file, and a colleague who has nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cxworkshop.store import exchange
from cxworkshop.store.database import Library, open_library
from tests.support.exchanged import CANARY
from tests.support.kept import keep_everything


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two workshops, one of which carries a canary everywhere. Tests only read it."""
    with closing(open_library(tmp_path_factory.mktemp("library") / "library.db")) as library:
        keep_everything(library, "w-1")
        keep_everything(library, "w-2", CANARY)
        yield library


@pytest.fixture(scope="module")
def exported(library: Library, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("exported") / "workshop.cxw"
    exchange.export_workshop(library, "w-1", path)
    return path.read_bytes()


@pytest.fixture
def file(exported: bytes, tmp_path: Path) -> Path:
    """A fresh export of the first workshop, alone in its folder."""
    path = tmp_path / "files" / "workshop.cxw"
    path.parent.mkdir()
    path.write_bytes(exported)
    return path


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """A colleague's library, still empty."""
    with closing(open_library(tmp_path / "other.db")) as library:
        yield library
