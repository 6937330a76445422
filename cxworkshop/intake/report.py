"""What was found in a survey file, as plain JSON values for programs and as text for people."""

from __future__ import annotations

from typing import Any

from cxworkshop.domain.customers import CustomerScore, CustomerSource, ScoreKind
from cxworkshop.intake.column_score import groups_told, score_in_points
from cxworkshop.intake.columns import Column, Kind, Shape, Survey
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.scoring import Scored
from cxworkshop.intake.sentences import percent, survey_warnings, warning_sentence
from cxworkshop.words import FALLBACK, say


def describe(survey: Survey, scored: Scored | None = None) -> dict[str, Any]:
    """The JSON object of `cxworkshop intake FILE --json`. With scores it also has `statements`,
    whose `counts` run from worst to best."""
    data: dict[str, Any] = {
        "format": survey.format,
        "encoding": survey.encoding,
        "delimiter": survey.delimiter,
        "sheet": survey.sheet,
        "header_rows": survey.header_rows,
        "rows": survey.rows,
        "columns": [_column(column) for column in survey.columns],
        "warnings": [*survey_warnings(survey), *_score_warnings(scored, FALLBACK)],
    }
    if scored is not None:
        everybody = scored.source.of_segment(None)
        data["statements"] = [_statement(score) for score in everybody.scores]
        data["groups"] = [_group(scored.source, name) for name in scored.source.segments]
        data["importance"] = [_statement(score) for score in everybody.importance]
        data["voices"] = len(scored.source.voices)
    return data


def describe_problem(problem: IntakeProblem) -> dict[str, Any]:
    """The JSON object that is printed for a file that was refused."""
    return {
        "error": problem.code,
        "message": problem.message,
        "row": problem.row,
        "column": problem.column,
    }


def as_text(survey: Survey, scored: Scored | None = None, language: str = FALLBACK) -> str:
    """The same for people: the file, a line per column, a line per statement, the warnings."""
    lines = [_file_line(survey, language), _rows_line(survey, language), ""]
    lines += [_column_line(column, language) for column in survey.columns]
    if scored is not None:
        everybody = scored.source.of_segment(None).scores
        lines += [""] * bool(everybody)
        lines += [_statement_line(score, language) for score in everybody]
        lines += _more_lines(scored.source, language)
    warnings = [*survey_warnings(survey, language), *_score_warnings(scored, language)]
    return "\n".join([*lines, *([""] if warnings else []), *warnings])


def _more_lines(source: CustomerSource, language: str) -> list[str]:
    """Which groups have scores of their own, and how many comments could be approved."""
    lines = []
    if source.segments:
        groups = zip(source.segments, source.segment_rows, strict=True)
        named = ", ".join(f"{name} ({rows:,})" for name, rows in groups)
        lines.append(say("intake.report.groups", language, groups=named))
    if source.importance:
        lines.append(say("intake.report.importance", language, count=weighed_statements(source)))
    if source.voices:
        lines.append(say("intake.report.voices", language, count=len(source.voices)))
    return [""] * bool(lines) + lines


def weighed_statements(source: CustomerSource) -> int:
    """Of how many statements customers said how much they matter."""
    return len({score.statement_id for score in source.importance})


def _column(column: Column) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": column.name,
        "label": column.label,
        "kind": column.kind.value,
        "scale": {"min": column.scale.min, "max": column.scale.max} if column.scale else None,
        "not_applicable": list(column.not_applicable),
        "n": column.n,
        "missing": column.missing,
        "counts": {str(point): count for point, count in column.counts.items()},
    }
    if column.kind is Kind.RECOMMEND and (groups := groups_told(column)):
        detractors, passives, promoters = groups
        data["recommend"] = {
            "promoters": promoters,
            "passives": passives,
            "detractors": detractors,
            "score": score_in_points(groups),
        }
    return data


def _statement(score: CustomerScore) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": score.statement_id,
        "column": score.column,
        "n": score.n,
        "counts": list(score.counts),
        "grade": score.grade.value,
        "kind": score.kind.value,
        "top": score.top,
        "cant_judge": score.cant_judge,
        "confirmed": score.confirmed,
    }
    if score.kind is ScoreKind.COUNTS:
        data["agree"] = sum(score.counts[-score.top :])
    if score.weighted_counts:
        data["weighted_counts"] = list(score.weighted_counts)
        data["weight_sum"] = score.weight_sum
        data["weight_squared_sum"] = score.weight_squared_sum
    for name in ("share", "mean", "sd", "segment"):
        if (value := getattr(score, name)) is not None:
            data[name] = value
    return data


def _group(source: CustomerSource, name: str) -> dict[str, Any]:
    group = source.of_segment(name)
    return {
        "name": name,
        "rows": group.rows,
        "statements": [_statement(score) for score in group.scores],
    }


def _score_warnings(scored: Scored | None, language: str) -> list[str]:
    if scored is None:
        return []
    seen = dict.fromkeys(warning_sentence(warning, language) for warning in scored.warnings)
    return list(seen)


def _file_line(survey: Survey, language: str) -> str:
    if survey.sheet is not None:
        details = say("intake.report.sheet", language, sheet=survey.sheet)
    else:
        tab = say("intake.report.tab", language)
        delimiter = tab if survey.delimiter == "\t" else survey.delimiter
        details = say(
            "intake.report.encoding", language, encoding=survey.encoding, delimiter=delimiter
        )
    name = survey.table.path.name
    return say(
        "intake.report.file", language, name=name, format=survey.format.upper(), details=details
    )


def _rows_line(survey: Survey, language: str) -> str:
    if survey.shape is Shape.SUMMED:
        return say("intake.report.summed", language, rows=survey.rows)
    return say(
        "intake.report.rows",
        language,
        rows=survey.rows,
        columns=len(survey.columns),
        count=survey.header_rows,
    )


def _column_line(column: Column, language: str) -> str:
    common: dict[str, object] = {"letter": f"{column.letter:>2}", "name": column.name}
    if column.scale is None or column.personal:
        kind = "personal" if column.personal else column.kind.value
        return say(
            "intake.report.other", language, kind=say(f"intake.kind.{kind}", language), **common
        )
    codes = ", ".join(str(code) for code in column.not_applicable)
    common |= {"n": column.n, "cant_judge": "", "missing": ""}
    if column.cant_judge:
        key = "cant_judge" if codes else "cant_judge_summed"
        common["cant_judge"] = say(
            f"intake.report.{key}", language, count=column.cant_judge, codes=codes
        )
    if column.missing:
        common["missing"] = say("intake.report.missing", language, count=column.missing)
    if column.kind is Kind.RECOMMEND:
        groups = groups_told(column)
        score = f"{score_in_points(groups):g}".replace("-", "−") if groups else "?"
        return say("intake.report.recommend", language, score=score, **common)
    return say(
        "intake.report.rating",
        language,
        lowest=column.scale.min,
        highest=column.scale.max,
        **common,
    )


def _statement_line(score: CustomerScore, language: str) -> str:
    common = {"id": score.statement_id, "column": score.column, "n": score.n}
    if score.kind is not ScoreKind.COUNTS:
        return say("intake.report.statement_other", language, grade=score.grade.value, **common)
    counts = score.weighted_counts or score.counts
    return say(
        "intake.report.statement",
        language,
        agree=sum(score.counts[-score.top :]),
        percent=percent(sum(counts[-score.top :]), sum(counts)),
        grade=score.grade.value,
        **common,
    )
