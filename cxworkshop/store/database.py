"""The library: opened in one order that never harms a file, then read and written in transactions.

exists → size and magic → lock → whose file → which version → quick check → backup → upgrade.
Everything up to the lock looks at bytes only and everything up to the quick check reads without
being able to write, so a file that is refused is left as it was. A new library is made under
another name and renamed when it is complete.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from os.path import samestat
from pathlib import Path
from shutil import copyfile
from typing import Any

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine

from cxworkshop.store import backups, upgrading
from cxworkshop.store.connections import WRITING, connect, make_engine
from cxworkshop.store.durable import put_in_place, remove_database
from cxworkshop.store.file_lock import FileLock
from cxworkshop.store.inspecting import Header, inspect, look_at_bytes
from cxworkshop.store.problems import LibraryProblem, in_words, of_system
from cxworkshop.store.sqlite_settings import checkpoint
from cxworkshop.store.tables import VERSION

SCRUB_WAITS_MS = 1000

logger = logging.getLogger(__name__)


class Library:
    """An open library. Any thread may use it; each block is one transaction of its own."""

    def __init__(
        self, path: Path, engine: Engine, lock: FileLock | None, passphrase: str | None
    ) -> None:
        self.path = path
        self._engine = engine
        self._lock = lock
        self._passphrase = passphrase
        self._file = path.stat()

    @property
    def gone(self) -> bool:
        """Whether the file is not where it was opened: moved, deleted, or on a disk that was pulled
        out. What is written then stays nowhere."""
        try:
            return not samestat(self._file, self.path.stat())
        except OSError:
            return True

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the library throughout the block. Raises LibraryProblem."""
        with self._problems_in_words(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing: what happens inside is on disk when the block has ended, and undone when
        it raises. Raises LibraryProblem; never nest two of them."""
        if self._lock is None:
            raise LibraryProblem("store.read_only", path=self.path)
        with self._problems_in_words(), self._engine.connect() as connection:
            writer = connection.execution_options(**{WRITING: True})
            with writer.begin():
                yield writer

    def scrub(self) -> None:
        """Empties the write-ahead log, so that nothing deleted is left in it. Raises LibraryProblem
        when somebody kept reading; the next opening does it then."""
        with self._problems_in_words(), closing(connect(self.path, self._passphrase)) as connection:
            connection.execute(f"PRAGMA busy_timeout={SCRUB_WAITS_MS}")
            if not checkpoint(connection, tries=1):
                raise LibraryProblem("store.traces_left")

    def back_up(self, at: datetime) -> Path:
        """Makes a checked copy beside the library and returns its path."""
        with self._problems_in_words(), closing(connect(self.path, self._passphrase)) as connection:
            return backups.make(connection, self.path, at, self._passphrase)

    def restore(self, backup: Path, at: datetime) -> Path:
        """Puts a backup in the library's place, after a checked copy of what stands there now, and
        returns that copy. Nothing may be reading or writing meanwhile. Raises LibraryProblem and
        changes nothing when the backup can't be read."""
        chosen = self.path.with_name(f"{self.path.name}.restoring")
        with self._problems_in_words():
            try:
                copyfile(backup, chosen)
                if inspect(chosen, self._passphrase) < VERSION:
                    upgrading.upgrade(chosen, self._passphrase)
                kept = self.back_up(at)
                self.scrub()
                self.disconnect()
                for log in ("-wal", "-shm"):
                    self.path.with_name(self.path.name + log).unlink(missing_ok=True)
                put_in_place(chosen, self.path)
                self._file = self.path.stat()
            finally:
                remove_database(chosen)
        return kept

    def open_backup(self, path: Path) -> Library:
        """One of this library's own backups, to be changed."""
        return Library(path, make_engine(path, self._passphrase), self._lock, self._passphrase)

    def open_beside(self, path: Path) -> Library:
        """Another library, made when it is missing, that opens with the same passphrase. Raises
        LibraryProblem."""
        return open_library(path, self._passphrase)

    def disconnect(self) -> None:
        """Closes the connections and keeps the lock."""
        self._engine.dispose()

    def close(self) -> None:
        """Closes the connections and gives the lock back."""
        self.disconnect()
        if self._lock:
            self._lock.release()

    @contextmanager
    def _problems_in_words(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            problem = in_words(error, self.path)
            if problem is None:
                raise
            if self.gone:
                problem = LibraryProblem("store.gone", path=self.path)
            raise problem from error


def open_library(
    path: Path,
    passphrase: str | None = None,
    *,
    for_reading: bool = False,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Library:
    """Opens the library at `path`, made when it is missing.

    `for_reading` takes no lock and changes nothing: it reads beside an open app. Raises
    LibraryProblem when the file is in use, newer, foreign, damaged, empty or under a passphrase.
    """
    header = look_at_bytes(path) if path.exists() else None
    lock = None if for_reading else _locked(path)
    try:
        return _open_locked(path, header, lock, passphrase, now)
    except BaseException as error:
        if lock:
            lock.release()
        problem = in_words(error, path) if isinstance(error, Exception) else None
        if problem and problem.code == "disk_full":  # there was no last change
            problem = LibraryProblem("store.no_room", path=path)
        if problem:
            raise problem from error
        raise


def replace_by_backup(path: Path, backup: Path, at: datetime) -> Path:
    """Puts a backup in the place of a library that can't be opened, which is kept beside it under
    another name; returns that. Raises LibraryProblem and changes nothing when the backup can't be
    read, or another process has the library."""
    lock = _locked(path)
    chosen = path.with_name(f"{path.name}.restoring")
    kept = path.with_name(f"{path.stem}-damaged-{at:%Y%m%dT%H%M%SZ}.db")
    try:
        copyfile(backup, chosen)
        inspect(chosen, None)
        copyfile(path, kept)
        for log in ("-wal", "-shm"):
            beside = path.with_name(path.name + log)
            if beside.exists():
                beside.replace(kept.with_name(kept.name + log))
        put_in_place(chosen, path)
    except OSError as error:
        raise of_system(error, path) from error
    finally:
        remove_database(chosen)
        lock.release()
    return kept


def _open_locked(
    path: Path,
    header: Header | None,
    lock: FileLock | None,
    passphrase: str | None,
    now: Callable[[], datetime],
) -> Library:
    if header is None:
        if lock is None:
            raise LibraryProblem("store.missing", path=path)
        _create(path, passphrase)
    else:
        passphrase = None if header.readable else passphrase
        version = inspect(path, passphrase)
        if lock:
            _prepare(path, version, passphrase, now())
        elif version < VERSION:
            raise LibraryProblem("store.older", found=version, known=VERSION)
    return Library(path, make_engine(path, passphrase), lock, passphrase)


def _locked(path: Path) -> FileLock:
    lock = FileLock(path.with_suffix(".lock"))
    try:
        taken = lock.acquire()
    except OSError as error:
        raise of_system(error, path) from error
    if not taken:
        raise LibraryProblem("store.in_use", holder=lock.holder() or "?")
    return lock


def _prepare(path: Path, version: int, passphrase: str | None, at: datetime) -> None:
    with closing(connect(path, passphrase)) as connection:
        checkpoint(connection, tries=1)
        if version < VERSION:
            copy = backups.make(connection, path, at, passphrase)
        elif backups.due(path, at):
            _make_copy_of_the_day(connection, path, at, passphrase)
    if version < VERSION:
        try:
            upgrading.upgrade(path, passphrase)
        except Exception as error:
            raise LibraryProblem("store.upgrade_failed", path=path, backup=copy) from error


def _make_copy_of_the_day(
    connection: Any, path: Path, at: datetime, passphrase: str | None
) -> None:
    """A disk that takes no copy keeps nobody from the library itself."""
    try:
        backups.make(connection, path, at, passphrase)
    except Exception as error:
        problem = of_system(error, path) if isinstance(error, OSError) else in_words(error, path)
        if problem is None or problem.code == "damaged":
            raise
        logger.warning("The copy of the day could not be made: %s", problem.key)


def _create(path: Path, passphrase: str | None) -> None:
    unfinished = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_database(unfinished)
        upgrading.upgrade(unfinished, passphrase)
        put_in_place(unfinished, path)
    except BaseException as error:
        with suppress(OSError):
            remove_database(unfinished)
        if isinstance(error, OSError):
            raise of_system(error, path) from error
        raise
