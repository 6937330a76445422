"""How pictures look to people: what stands out from what, and to eyes that see fewer colours."""

from __future__ import annotations

from typing import Literal

import numpy

Deficiency = Literal["protan", "deutan", "tritan"]
Pixels = numpy.ndarray
"""Red, green and blue in 0..1 in the last dimension."""

# Full deficiency, on linear RGB: Machado, Oliveira & Fernandes, IEEE TVCG 15 (2009), table 1.
_MACHADO: dict[Deficiency, Pixels] = {
    "protan": numpy.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": numpy.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": numpy.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
         [0.004733, 0.691367, 0.303900]]
    ),
}  # fmt: skip
_LUMINANCE = numpy.array([0.2126, 0.7152, 0.0722])
_TO_XYZ = numpy.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
     [0.0193339, 0.1191920, 0.9503041]]
)  # fmt: skip
_WHITE = numpy.array([0.95047, 1.0, 1.08883])


def rgb(colour: str) -> Pixels:
    """ "#RRGGBB" as a pixel."""
    return numpy.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])


def contrast(a: Pixels, b: Pixels) -> Pixels:
    """The ratio of luminances (WCAG 2.2), pixel by pixel."""
    one, two = (_linear(pixels) @ _LUMINANCE + 0.05 for pixels in (a, b))
    return numpy.maximum(one, two) / numpy.minimum(one, two)


def seen_by(deficiency: Deficiency, pixels: Pixels) -> Pixels:
    """The same pixels to somebody who lacks one kind of cones."""
    linear = numpy.clip(_linear(pixels) @ _MACHADO[deficiency].T, 0, 1)
    return numpy.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def apart(a: Pixels, b: Pixels) -> float:
    """How different two colours look (CIE76 ΔE: 2 is just seen, 20 is plainly another colour)."""
    return float(numpy.linalg.norm(_lab(a) - _lab(b)))


def _linear(pixels: Pixels) -> Pixels:
    return numpy.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)


def _lab(pixel: Pixels) -> Pixels:
    share = _linear(pixel) @ _TO_XYZ.T / _WHITE
    x, y, z = numpy.where(share > 216 / 24389, numpy.cbrt(share), share * 24389 / 3132 + 4 / 29)
    return numpy.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
