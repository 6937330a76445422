"""The large numbers over the beam: centred over their marks, moved apart when they would touch."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.text import Text

from cxworkshop.charts.chart import Surface
from cxworkshop.charts.pair_layout import PairLayout
from cxworkshop.charts.spread import spread
from cxworkshop.charts.style import Weight, fitted, text_width
from cxworkshop.domain.customers import Grade
from cxworkshop.domain.statements import Scale
from cxworkshop.domain.workshop import RoomMode
from cxworkshop.method.privacy import Limit
from cxworkshop.results.facts import Base, CustomerSide, OpenCount, PairFact, TeamSide
from cxworkshop.results.formats import large, limited, median_name
from cxworkshop.results.reveal_order import averaged
from cxworkshop.words import say

_SPACE = (0.07, 0.16)  # between a number and a smaller unit, or one of its own size
_LABEL_SHARE = 0.36  # of the beam: two labels and the words between them fit side by side


@dataclass(frozen=True, slots=True)
class Block:
    """A number with what it counts and its base. `x` is where its mark stands, if it has one."""

    number: str
    unit: str
    label: str
    note: str
    x: float
    scale: float = 1.0

    def number_width(self, layout: PairLayout) -> float:
        """The width of number and unit together."""
        width = text_width(self.number, layout.numeral * self.scale, Weight.BOLD)
        if self.unit:
            width += _space(layout)
            width += text_width(self.unit, layout.unit * self.scale, _unit_weight(layout))
        return width

    def fitted_label(self, layout: PairLayout) -> tuple[str, float]:
        """The label as it fits, and its size."""
        sizes = tuple(layout.label * share for share in (1.0, 0.9, 0.8, 0.72))
        lines, size = fitted(self.label, layout.width * _LABEL_SHARE, sizes, Weight.SEMIBOLD)
        return lines[0], size

    def width(self, layout: PairLayout) -> float:
        """The width of the whole block."""
        return max(
            self.number_width(layout),
            text_width(*self.fitted_label(layout), Weight.SEMIBOLD),
            text_width(self.note, layout.note),
        )


def said_block(team: TeamSide, fact: PairFact, base: Base, x: float, language: str) -> Block:
    """How many of us agree."""
    if team.agree is None:
        note = ""
    else:
        absent = team.absent if base.mode in (RoomMode.CENSUS, RoomMode.ABSENCES) else 0
        note = say(
            f"charts.pair.{'said_note_absent' if absent else 'said_note'}",
            language,
            agree=team.agree,
            rated=team.rated,
            absent=absent,
        )
    unit = say("charts.pair.unit", language)
    number = limited(str(fact.points.said), team.limit, language)
    scale = 1.0 if team.limit is Limit.EXACT else 0.8
    return Block(number, unit, say("charts.pair.of_us", language), note, x, scale)


def open_block(counted: OpenCount, scale: Scale, x: float, language: str) -> Block:
    """How many of a very small team agree, with its middle answer: no percentage, no place."""
    values = {"agree": counted.agree, "rated": counted.rated}
    return Block(
        say("charts.pair.count", language, **values),
        "",
        say("charts.pair.of_us_agree", language),
        say("charts.pair.median", language, median=median_name(counted, scale, language)),
        x,
        scale=0.6,
    )


def customers_block(
    side: CustomerSide, fact: PairFact, base: Base, x: float, language: str
) -> Block:
    """How many customers agree: a percentage, or a count when they are few."""
    word = base.customers_word
    counts = {"agree": large(side.agree, language), "rated": large(side.rated, language)}
    if side.grade is Grade.D:
        return Block(
            say("charts.pair.count", language, **counts),
            "",
            say("charts.pair.count_label", language, customers=word),
            say("charts.pair.count_note", language),
            x,
            scale=0.6,
        )
    note = ""
    if not averaged(fact):
        key = "customers_note_weighted" if side.weighted else "customers_note"
        note = say(f"charts.pair.{key}", language, **counts)
    return Block(
        str(fact.points.customers),
        say("charts.pair.unit", language),
        say("charts.pair.of_customers", language, customers=word),
        note,
        x,
    )


def mean_blocks(fact: PairFact, base: Base, xs: tuple[float, float], language: str) -> list[Block]:
    """Both sides' mean scores of a similar question."""
    if fact.means is None:
        return []
    note = say("charts.pair.of_100", language)
    theirs = say("charts.pair.their_mean", language, customers=base.customers_word)
    return [
        Block(str(fact.means.said), "", say("charts.pair.our_mean", language), note, xs[0]),
        Block(str(fact.means.customers), "", theirs, note, xs[1]),
    ]


def place_blocks(
    blocks: list[Block], layout: PairLayout, apart_width: float = 0
) -> tuple[list[float], float]:
    """The centres of the blocks, and of the words "points apart" between the two."""
    if len(blocks) < 2:
        centres = [block.x for block in blocks]
        widths = [block.width(layout) for block in blocks]
        return spread(centres, widths, 0, layout.left, layout.right), 0
    (a, b), widths = blocks, [block.width(layout) for block in blocks]
    middle = (a.x + b.x) / 2
    centres = [a.x, middle, b.x]
    found = spread(
        centres, [widths[0], apart_width, widths[1]], layout.gap, layout.left, layout.right
    )
    return [found[0], found[2]], found[1]


def draw_block(surface: Surface, layout: PairLayout, block: Block, x: float) -> list[Text]:
    """The block, centred on x."""
    size = layout.numeral * block.scale
    left = x - block.number_width(layout) / 2
    drawn = [surface.text(left, layout.numeral_y, block.number, size, Weight.BOLD)]
    if block.unit:
        left += text_width(block.number, size, Weight.BOLD) + _space(layout)
        unit = layout.unit * block.scale
        drawn.append(surface.text(left, layout.numeral_y, block.unit, unit, _unit_weight(layout)))
    label, size = block.fitted_label(layout)
    drawn.append(surface.text(x, layout.label_y, label, size, Weight.SEMIBOLD, align="center"))
    if block.note:
        muted = surface.look.muted
        drawn.append(
            surface.text(x, layout.note_y, block.note, layout.note, colour=muted, align="center")
        )
    return drawn


def draw_leader(
    surface: Surface,
    layout: PairLayout,
    block: Block,
    x: float,
    mark: tuple[float, float],
    radius: float,
) -> list[Line2D]:
    """A line from a block that had to move aside to its mark."""
    if abs(x - mark[0]) < layout.radius:
        return []
    top = (layout.note_y if block.note else layout.label_y) + layout.note * 0.42
    xs, ys = [x, mark[0]], [top, mark[1] - radius * 1.3]
    return [surface.line(xs, ys, layout.hair, surface.look.colours.axis, layer=1.5)]


def sign_place(layout: PairLayout, block: Block, x: float) -> tuple[float, float, float]:
    """Where a block whose mark stands in a lane repeats it, left of its label: x, y and radius. A
    line to it would cross the beam and other marks."""
    label, size = block.fitted_label(layout)
    radius = size * 0.3
    left = x - text_width(label, size, Weight.SEMIBOLD) / 2
    return left - radius * 2.2, layout.label_y - size * 0.33, radius


def _space(layout: PairLayout) -> float:
    return layout.numeral * _SPACE[0 if layout.unit < layout.numeral else 1]


def _unit_weight(layout: PairLayout) -> Weight:
    return Weight.SEMIBOLD if layout.unit < layout.numeral else Weight.BOLD
