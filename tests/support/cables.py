"""Plugs screens in and out of the offscreen platform, while the program runs.

Qt's own tests do it by this door: the plugin hands out a function that takes a new configuration of
screens, and adds, changes and removes real QScreens accordingly (qoffscreenintegration.cpp). It is
reached without headers here, so only where that is known to work.
"""

from __future__ import annotations

import copy
import ctypes
import json
import platform
import sys
import time
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QByteArray, QCoreApplication, QJsonDocument, QLibraryInfo
from PySide6.QtGui import QGuiApplication, QScreen

CONFIGURATION = Path(__file__).parent / "screens.json"
NATIVE_RESOURCE = 12  # of the virtual functions of QPlatformNativeInterface

PATIENCE = 60.0
REACHABLE = sys.platform == "linux" and platform.machine() == "x86_64"


class Cables:
    """The screens of tests/support/screens.json, by their names."""

    def __init__(self) -> None:
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath))
        self._core = ctypes.CDLL(str(folder / "libQt6Core.so.6"))
        self._gui = ctypes.CDLL(str(folder / "libQt6Gui.so.6"))
        self._whole: dict[str, Any] = json.loads(CONFIGURATION.read_text("utf-8"))
        self._now = copy.deepcopy(self._whole)

    def unplug(self, name: str) -> None:
        """Take a screen away."""
        self._now["screens"] = [each for each in self._now["screens"] if each["name"] != name]
        self._apply()

    def plug_in(self, name: str, **changes: object) -> None:
        """Bring a screen, or change one that is there: x, y, width, height, logicalDpi."""
        before = [each for each in self._now["screens"] if each["name"] == name]
        known = [each for each in self._whole["screens"] if each["name"] == name]
        screen = {**(before or known or [self._whole["screens"][-1]])[0], "name": name, **changes}
        others = [each for each in self._now["screens"] if each["name"] != name]
        self._now["screens"] = [*others, screen]
        self._apply()

    def restore(self) -> None:
        """As it was at first."""
        self._now = copy.deepcopy(self._whole)
        self._apply()

    def _apply(self) -> None:
        native = self._native_interface()
        set_configuration = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(
            self._resource(native, b"setConfiguration")
        )
        document = QJsonDocument.fromJson(QByteArray(json.dumps(self._now).encode()))
        held = ctypes.c_void_p()  # a QJsonObject is one pointer
        take = self._core["_ZNK13QJsonDocument6objectEv"]
        take.argtypes, take.restype = [ctypes.c_void_p, ctypes.c_void_p], None
        take(ctypes.addressof(held), shiboken6.getCppPointer(document)[0])
        set_configuration(ctypes.addressof(held), native)
        drop = self._core["_ZN11QJsonObjectD1Ev"]
        drop.argtypes, drop.restype = [ctypes.c_void_p], None
        drop(ctypes.addressof(held))
        latest = time.monotonic() + PATIENCE
        while not self._is_there():
            assert time.monotonic() < latest, "the screens did not become what was asked for"
            QCoreApplication.processEvents()  # Qt tells of changes in the next turns

    def _is_there(self) -> bool:
        """Whether Qt knows of it; where the whole program is scaled, sizes are smaller for it."""
        wanted = {
            each["name"]: tuple(each[name] for name in ("x", "y", "width", "height"))
            for each in self._now["screens"]
        }
        return wanted == {each.name(): _place(each) for each in QGuiApplication.screens()}

    def _native_interface(self) -> int:
        find = self._gui["_ZN15QGuiApplication23platformNativeInterfaceEv"]
        find.argtypes, find.restype = [], ctypes.c_void_p
        return int(find())

    def _resource(self, native: int, name: bytes) -> int:
        functions = ctypes.cast(native, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(
            functions[NATIVE_RESOURCE] or 0
        )
        text = QByteArray(name)
        return int(ask(native, shiboken6.getCppPointer(text)[0]))


def _place(screen: QScreen) -> tuple[int, int, int, int]:
    """Where a screen begins, and its size in its own pixels."""
    there, ratio = screen.geometry(), screen.devicePixelRatio()
    return there.x(), there.y(), round(there.width() * ratio), round(there.height() * ratio)
