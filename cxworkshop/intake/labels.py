"""Answer labels in four languages, from worst to best, and what people write for "don't know".

Surveys export labels as often as numbers. Each scale is listed as it is commonly worded; several
wordings of one point are divided by a bar. All are compared through `cells.simple`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from cxworkshop.intake.cells import simple

SCALES = (
    # English
    "strongly disagree|disagree strongly|completely disagree; disagree|somewhat disagree;"
    " neither agree nor disagree|neither|neutral|undecided|neither agree or disagree;"
    " agree|somewhat agree; strongly agree|agree strongly|completely agree",
    "strongly disagree; disagree; somewhat disagree|slightly disagree;"
    " neither agree nor disagree|neutral; somewhat agree|slightly agree; agree; strongly agree",
    "strongly disagree; disagree; agree; strongly agree",
    "strongly disagree; somewhat disagree; somewhat agree; strongly agree",
    "very dissatisfied|very unsatisfied|extremely dissatisfied;"
    " dissatisfied|unsatisfied|somewhat dissatisfied;"
    " neither satisfied nor dissatisfied|neutral|neither; satisfied|somewhat satisfied;"
    " very satisfied|extremely satisfied",
    "very dissatisfied; dissatisfied; satisfied; very satisfied",
    "very poor|very bad|terrible; poor|bad; fair|average|acceptable|ok|okay|neutral; good;"
    " very good|excellent",
    "poor; fair; good; very good; excellent",
    "poor; fair; good; excellent",
    "very unlikely|extremely unlikely; unlikely|somewhat unlikely;"
    " neither likely nor unlikely|neutral; likely|somewhat likely; very likely|extremely likely",
    "not at all likely; slightly likely; moderately likely; very likely; extremely likely",
    "very difficult; difficult|somewhat difficult; neither easy nor difficult|neutral;"
    " easy|somewhat easy; very easy",
    "never; rarely|seldom; sometimes|occasionally; often|usually|frequently; always",
    "not at all; slightly|a little; moderately|somewhat; very|mostly; extremely|completely",
    "not at all important|not important|unimportant; slightly important|less important;"
    " moderately important|somewhat important|neutral; very important|important;"
    " extremely important|essential",
    "not important; somewhat important; important; very important",
    # German
    "stimme überhaupt nicht zu|stimme gar nicht zu|lehne stark ab|stimme nicht zu|"
    "trifft überhaupt nicht zu|trifft nicht zu|trifft gar nicht zu;"
    " stimme eher nicht zu|lehne ab|trifft eher nicht zu;"
    " teils/teils|teils, teils|teils teils|weder noch|neutral|unentschieden;"
    " stimme eher zu|stimme zu|trifft eher zu; stimme voll und ganz zu|stimme voll zu|"
    "stimme völlig zu|stimme stark zu|trifft voll und ganz zu|trifft voll zu|trifft zu",
    "stimme überhaupt nicht zu|stimme nicht zu|trifft nicht zu;"
    " stimme eher nicht zu|trifft eher nicht zu;"
    " stimme eher zu|trifft eher zu; stimme voll und ganz zu|stimme zu|stimme voll zu|trifft zu",
    "sehr unzufrieden; unzufrieden|eher unzufrieden;"
    " weder zufrieden noch unzufrieden|teils/teils|neutral|teilweise zufrieden;"
    " zufrieden|eher zufrieden; sehr zufrieden",
    "ungenügend; mangelhaft; ausreichend; befriedigend; gut; sehr gut",
    "sehr schlecht; schlecht; mittel|mittelmäßig|durchschnittlich|neutral; gut; sehr gut",
    "nie; selten; manchmal|gelegentlich; oft|häufig|meistens; immer",
    "überhaupt nicht wichtig|gar nicht wichtig|sehr unwichtig|völlig unwichtig;"
    " weniger wichtig|eher unwichtig|unwichtig; teils/teils|mittelmäßig wichtig|neutral;"
    " eher wichtig|wichtig; sehr wichtig|äußerst wichtig",
    # French
    "pas du tout d'accord|tout à fait en désaccord|fortement en désaccord;"
    " plutôt pas d'accord|pas d'accord|en désaccord;"
    " ni d'accord ni pas d'accord|ni d'accord, ni pas d'accord|neutre|ni en accord ni en désaccord;"
    " plutôt d'accord|d'accord|en accord;"
    " tout à fait d'accord|entièrement d'accord|fortement d'accord",
    "pas du tout d'accord; plutôt pas d'accord; plutôt d'accord; tout à fait d'accord",
    "très insatisfait|pas du tout satisfait|très mécontent;"
    " insatisfait|plutôt insatisfait|plutôt pas satisfait|peu satisfait;"
    " ni satisfait ni insatisfait|neutre|moyennement satisfait;"
    " satisfait|plutôt satisfait; très satisfait|tout à fait satisfait",
    "très mauvais|très mauvaise; mauvais|mauvaise; moyen|moyenne|passable; bon|bonne;"
    " très bon|très bonne|excellent|excellente",
    "jamais; rarement; parfois|quelquefois; souvent; toujours",
    "pas du tout important|sans importance; peu important; moyennement important|neutre;"
    " important|assez important; très important|essentiel",
    # Spanish
    "totalmente en desacuerdo|muy en desacuerdo; en desacuerdo|algo en desacuerdo;"
    " ni de acuerdo ni en desacuerdo|neutral|indiferente; de acuerdo|algo de acuerdo;"
    " totalmente de acuerdo|muy de acuerdo",
    "muy insatisfecho|muy insatisfecha|nada satisfecho;"
    " insatisfecho|insatisfecha|poco satisfecho;"
    " ni satisfecho ni insatisfecho|neutral|indiferente; satisfecho|satisfecha|algo satisfecho;"
    " muy satisfecho|muy satisfecha",
    "muy malo|muy mala|pésimo; malo|mala; regular|aceptable|normal; bueno|buena;"
    " muy bueno|muy buena|excelente",
    "nunca; rara vez|casi nunca; a veces|algunas veces; a menudo|casi siempre|frecuentemente;"
    " siempre",
    "nada importante|sin importancia; poco importante; moderadamente importante|neutral;"
    " importante|bastante importante; muy importante|esencial",
)  # fmt: skip

CANT_JUDGE = frozenset(
    simple(text) or text
    for text in (
        "na", "n/a", "n.a.", "n / a", "not applicable", "does not apply", "dk", "don't know",
        "dont know", "do not know", "i don't know", "unsure", "not sure", "can't say",
        "cannot say", "can't judge", "cannot judge", "i can't judge this", "no opinion",
        "prefer not to say", "no answer", "none", "null", "nan", "-", "--", "?", "#n/a",
        "don't know / not applicable", "don't know/not applicable", "not applicable / don't know",
        "no experience", "not used", "refused",
        "weiß nicht", "weiss nicht", "keine angabe", "k.a.", "k. a.", "ka", "w.n.",
        "nicht zutreffend", "trifft nicht auf mich zu", "kann ich nicht beurteilen",
        "nicht beurteilbar", "weiß nicht / keine angabe", "keine antwort", "entfällt",
        "ne sait pas", "je ne sais pas", "nsp", "sans opinion", "sans objet", "non applicable",
        "non concerné", "ne s'applique pas", "sans réponse", "ne se prononce pas",
        "no sabe", "no sé", "ns/nc", "ns", "nc", "no aplica", "no aplicable", "no contesta",
        "sin respuesta", "sin opinión", "no procede",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownScale:
    """A scale of labels: which point (1 = worst) each wording stands for, and the usual wording
    of every point."""

    points: dict[str, int]
    names: tuple[str, ...]

    @property
    def length(self) -> int:
        """How many points it has."""
        return len(self.names)


def says_cant_judge(text: str) -> bool:
    """Whether a cell says "don't know" or "not applicable" in words."""
    return (simple(text) or text.strip()) in CANT_JUDGE


def find_scale(labels: Iterable[str]) -> KnownScale | None:
    """The scale that knows all these labels, one that tells them apart rather than another, the
    one with fewest points; None without."""
    wanted = {simple(label) for label in labels}
    fitting = [scale for scale in _known() if wanted <= scale.points.keys()]
    return min(
        fitting,
        key=lambda scale: (-len({scale.points[label] for label in wanted}), scale.length),
        default=None,
    )


def side(label: str) -> int:
    """+1 when a label stands at the good end of some scale, -1 at the bad end, 0 for others."""
    text = simple(label)
    ends = [
        1 if scale.points[text] * 2 > scale.length + 1 else -1
        for scale in _known()
        if text in scale.points and scale.points[text] * 2 != scale.length + 1
    ]
    return ends[0] if ends and len(set(ends)) == 1 else 0


@cache
def _known() -> tuple[KnownScale, ...]:
    return tuple(_scale(text) for text in SCALES)


def _scale(text: str) -> KnownScale:
    wordings = [[word.strip() for word in point.split("|")] for point in text.split(";")]
    points = {simple(word): at for at, words in enumerate(wordings, 1) for word in words}
    return KnownScale(points, tuple(words[0].capitalize() for words in wordings))
