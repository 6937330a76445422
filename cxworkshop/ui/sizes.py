"""Text scale: every size in the code is a size at 100 %, and this module alone makes it larger.

A widget that needs a fixed size is given it here, so that it grows and shrinks with the text at
once. What is painted by hand is painted through `zoomed`, in the units of 100 %. The stage takes
its sizes from its own height and knows nothing of this.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

_SCALE = "cxworkshop-scale"
_SIZES = "sizes"
_UNLIMITED = 16_777_215  # what Qt takes for no limit
_KINDS = (
    "FixedWidth",
    "FixedHeight",
    "MinimumWidth",
    "MinimumHeight",
    "MaximumWidth",
    "MaximumHeight",
)


def scale() -> float:
    """How large the text is; 1.0 as it comes."""
    app = QApplication.instance()
    return float((app.property(_SCALE) if app is not None else None) or 1.0)


def px(pixels: float) -> int:
    """A length at 100 % as it is now, in pixels."""
    return round(pixels * scale())


def scaled(width: float, height: float) -> QSize:
    """A size at 100 % as it is now."""
    return QSize(px(width), px(height))


def unscaled(pixels: float) -> int:
    """A length on the screen in the units of 100 %."""
    return round(pixels / scale())


def zoomed(painter: QPainter, place: QRect) -> QRect:
    """Let the painter draw in the units of 100 %, and say where `place` is then."""
    factor = scale()
    if factor == 1.0:
        return QRect(place)
    painter.scale(factor, factor)
    return QRect(
        round(place.left() / factor),
        round(place.top() / factor),
        round(place.width() / factor),
        round(place.height() / factor),
    )


def painter_on(widget: QWidget) -> QPainter:
    """A painter on a widget in the units of 100 %, with smooth edges; see `width` and `height`."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale(), scale())
    return painter


def width(widget: QWidget) -> int:
    """How wide a widget is, in the units of 100 %."""
    return unscaled(widget.width())


def height(widget: QWidget) -> int:
    """How high a widget is, in the units of 100 %."""
    return unscaled(widget.height())


def area(widget: QWidget) -> QRect:
    """The inside of a widget, in the units of 100 %."""
    return QRect(0, 0, width(widget), height(widget))


def fix(widget: QWidget, *, width: int | None = None, height: int | None = None) -> None:
    """Fix a width or a height, given at 100 %."""
    _remember(widget, FixedWidth=width, FixedHeight=height)


def at_least(widget: QWidget, *, width: int | None = None, height: int | None = None) -> None:
    """The least width or height, given at 100 %."""
    _remember(widget, MinimumWidth=width, MinimumHeight=height)


def at_most(widget: QWidget, *, width: int | None = None, height: int | None = None) -> None:
    """The largest width or height, given at 100 %."""
    _remember(widget, MaximumWidth=width, MaximumHeight=height)


def free_width(widget: QWidget) -> None:
    """Let a width be any again that was fixed or limited."""
    kept = widget.property(_SIZES) or {}
    widget.setProperty(_SIZES, {kind: size for kind, size in kept.items() if "Width" not in kind})
    widget.setMinimumWidth(0)
    widget.setMaximumWidth(_UNLIMITED)


def free_height(widget: QWidget) -> None:
    """Let a height be any again that was fixed or limited."""
    kept = widget.property(_SIZES) or {}
    widget.setProperty(_SIZES, {kind: size for kind, size in kept.items() if "Height" not in kind})
    widget.setMinimumHeight(0)
    widget.setMaximumHeight(_UNLIMITED)


def icon_size(button: QAbstractButton, pixels: int) -> None:
    """The size of a button's icon, given at 100 %."""
    _remember(button, IconSize=pixels)


def follow(app: QApplication, percent: int) -> None:
    """Take on a text scale, in everything that is on the screen already."""
    app.setProperty(_SCALE, percent / 100)
    for widget in app.allWidgets():
        _set(widget, widget.property(_SIZES) or {})
        widget.updateGeometry()
        if isinstance(widget, QAbstractItemView):
            widget.doItemsLayout()


def _remember(widget: QWidget, **sizes: int | None) -> None:
    given = {kind: size for kind, size in sizes.items() if size is not None}
    widget.setProperty(_SIZES, {**(widget.property(_SIZES) or {}), **given})
    _set(widget, given)


def _set(widget: QWidget, sizes: dict[str, int]) -> None:
    for kind in _KINDS:
        if kind in sizes:
            getattr(widget, f"set{kind}")(px(sizes[kind]))
    if "IconSize" in sizes and isinstance(widget, QAbstractButton):
        widget.setIconSize(scaled(sizes["IconSize"], sizes["IconSize"]))
