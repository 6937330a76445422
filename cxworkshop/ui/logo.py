"""A client's logo, made small enough to be kept with the workshop."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from cxworkshop.problems import Problem

BOX = QSize(420, 140)
LARGEST = 18_000  # letters of base64; a workshop file takes texts up to 20,000
SMALLEST_HEIGHT = 40


class LogoProblem(Problem):
    """A file is no logo that can be kept."""


def read_logo(path: Path) -> str:
    """The picture of a file as a small PNG in base64. Raises LogoProblem."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(BOX * 2, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise LogoProblem("prepare.brand.unreadable", name=path.name)
    box = QSize(BOX)
    while box.height() >= SMALLEST_HEIGHT:
        text = _png(image, box)
        if len(text) <= LARGEST:
            return text
        box *= 0.8
    raise LogoProblem("prepare.brand.too_rich", name=path.name)


def logo_image(text: str) -> QImage:
    """The logo that a workshop keeps; a null image when there is none, or none that is a PNG."""
    image = QImage()
    if text:
        image.loadFromData(b64decode(text), "PNG")
    return image


def paint_logo(painter: QPainter, image: QImage, place: QRectF) -> QRectF:
    """Paint a logo as large as it fits, at the left of its place; says where it stands."""
    size = image.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    top = place.center().y() - size.height() / 2
    stands = QRectF(place.left(), top, size.width(), size.height())
    painter.drawImage(stands, image)
    return stands


def _png(image: QImage, box: QSize) -> str:
    small = image.scaled(
        box, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "PNG", 0)  # type: ignore[call-overload] # the stub wants bytes and refuses them
    return b64encode(buffer.data().data()).decode()
