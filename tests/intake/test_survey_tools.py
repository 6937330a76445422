"""Exports of the tools that companies use: each writes its headings in its own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxworkshop.intake.columns import Kind, Survey
from cxworkshop.intake.mapping import ColumnUse, Mapping, Segment
from cxworkshop.intake.scoring import score
from cxworkshop.intake.survey import read_survey
from tests.intake.files import write_csv, write_xlsx

JOB = "It does the job I bought it for."
HELP = "When I have a problem I reach someone who can solve it."


def columns(survey: Survey) -> dict[str, tuple[str, Kind]]:
    return {column.name: (column.label, column.kind) for column in survey.columns}


def test_qualtrics_writes_names_wordings_and_a_technical_row(tmp_path: Path) -> None:
    names = ["StartDate", "Status", "IPAddress", "Progress", "ResponseId", "RecipientEmail"]
    names += ["Q1", "Q2_1"]
    wordings = ["Start Date", "Response Type", "IP Address", "Progress", "Response ID"]
    wordings += ["Recipient Email", JOB, f"How far do you agree? - {HELP}"]
    ids = ['{"ImportId":"startDate","timeZone":"UTC"}']
    ids += [f'{{"ImportId":"QID{n}"}}' for n in range(7)]
    rows = [names, wordings, ids]
    for n in range(60):
        technical = [f"2026-03-{n % 28 + 1:02} 10:00:00", "IP Address", f"10.0.0.{n}", "100"]
        rows.append([*technical, f"R_{n:05}x", f"p{n}@example.org", n % 5 + 1, n % 4 + 1])

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    assert (survey.header_rows, survey.first_row, survey.rows) == (3, 4, 60)
    found = columns(survey)
    assert found["Q1"] == (JOB, Kind.RATING)
    assert found["Q2_1"][0].endswith(HELP)
    assert found["StartDate"][1] is Kind.DATE
    assert {name for name in found if survey.column(name).personal} == {
        "IPAddress",
        "RecipientEmail",
    }


def test_surveymonkey_writes_questions_and_then_rows_or_options(tmp_path: Path) -> None:
    people = ["Respondent ID", "Start Date", "Email Address"]
    rows = [
        [*people, JOB, "How far do you agree?", "", "", "Anything else?"],
        ["", "", "", "Response", "Friendly", "Quick", "Fair", "Open-Ended Response"],
    ]
    for n in range(50):
        answered = [n % 5 + 1, n % 5 + 1, 5 - n % 5, 3, "nice" if n % 5 == 0 else ""]
        when = f"03/{n % 28 + 1:02}/2026"
        rows.append([118_000_000 + 7 * n, when, f"a{n}@example.org", *answered])

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    found = columns(survey)
    assert (survey.header_rows, survey.rows) == (2, 50)
    assert found[JOB] == (JOB, Kind.RATING)
    assert found["Friendly"] == ("How far do you agree?: Friendly", Kind.RATING)
    assert found["Fair"][0] == "How far do you agree?: Fair"
    assert found["Respondent ID"][1] is Kind.ID
    assert survey.column("Email Address").personal


def test_limesurvey_writes_code_and_wording_into_one_cell(tmp_path: Path) -> None:
    rows = [
        ["id. Response ID", "submitdate. Date submitted", f"Q1. {JOB}", f"Q2[SQ001]. {HELP}"],
        *(
            [n, f"2026-03-{n % 28 + 1:02} 11:00:00", f"A{n % 5 + 1}", n % 5 + 1]
            for n in range(1, 51)
        ),
    ]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    found = columns(survey)
    assert found["Q1"] == (JOB, Kind.RATING)
    assert found["Q2[SQ001]"] == (HELP, Kind.RATING)
    assert survey.column(HELP) is survey.column("Q2[SQ001]")


def test_google_forms_writes_a_timestamp_and_questions_with_their_rows(tmp_path: Path) -> None:
    labels = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
    rows = [
        ["Timestamp", f"How far do you agree? [{JOB}]", "How likely are you to recommend us?"],
        *([f"3/{n % 28 + 1}/2026 14:05:11", labels[n % 5], n % 11] for n in range(55)),
    ]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    timestamp, agree, recommend = survey.columns
    assert timestamp.kind is Kind.DATE
    assert agree.kind is Kind.RATING
    assert agree.scale.labels == tuple(labels)
    assert agree.counts == dict.fromkeys(range(1, 6), 11)
    assert recommend.kind is Kind.RECOMMEND
    assert survey.field_from.month == survey.field_to.month == 3


def test_microsoft_forms_writes_a_workbook_with_names_to_be_dropped(tmp_path: Path) -> None:
    people = ["Ada Okoro", "Ben Fuchs", "Cleo Marsh", "Dana Reyes", "Emil Brandt", "Fay Osei"]
    rows = [["ID", "Start time", "Completion time", "Email", "Name", JOB]]
    for n, person in enumerate(people, 1):
        times = [f"2026-03-0{n} 09:00", f"2026-03-0{n} 09:04"]
        rows.append([n, *times, f"u{n}@example.org", person, n % 5 + 1])

    survey = read_survey(write_xlsx(tmp_path / "a.xlsx", rows))

    personal = [column for column in survey.columns if column.personal]
    assert [column.name for column in personal] == ["Email", "Name"]
    assert all(not column.examples for column in personal)
    assert survey.column(JOB).kind is Kind.RATING


def test_codes_with_wordings_below_are_two_rows_of_headings(tmp_path: Path) -> None:
    rows = [
        ["Q1", "Q2", "Q3"],
        [JOB, HELP, "Their fees and terms feel fair to me."],
        *([n % 5 + 1, n % 5 + 1, 3] for n in range(40)),
    ]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    assert survey.header_rows == 2
    assert survey.column("Q2").label == HELP


def test_a_name_called_otherwise_is_seen_by_its_values(tmp_path: Path) -> None:
    names = ["Ada Okoro", "Ben Fuchs", "Cleo Marsh", "Dana Reyes", "Emil Brandt", "Fay Osei"]
    rows = [
        ["Contact", "Reach", "City", "Works"],
        *(
            [name, f"+49 170 55 {n:02} 1{n}", ["New York", "Los Angeles"][n % 2], n % 5 + 1]
            for n, name in enumerate(names)
        ),
    ]

    survey = read_survey(write_csv(tmp_path / "a.csv", rows))

    assert [column.personal for column in survey.columns] == [True, True, False, False]


def test_qualtrics_writes_labels_between_tabs_in_utf_16(tmp_path: Path) -> None:
    agreeing = ["Strongly disagree", "Somewhat disagree", "Neither agree nor disagree"]
    agreeing += ["Somewhat agree", "Strongly agree"]
    weighing = ["Not at all important", "Slightly important", "Moderately important"]
    weighing += ["Very important", "Extremely important"]
    rows: list[list[object]] = [
        ["RecordedDate", "ResponseId", "Q1_1", "Q2", "Q2_NPS_GROUP", "Q3_1"],
        ["Recorded Date", "Response ID", f"How far do you agree? - {JOB}",
         "Would you recommend us?", "Would you recommend us? - Group",
         f"How important is each? - {JOB}"],
        ['{"ImportId":"recordedDate"}', *(f'{{"ImportId":"QID{n}"}}' for n in range(5))],
    ]  # fmt: skip
    rows += [
        [f"2026-03-{n % 28 + 1:02} 10:00:00", f"R_{n:05}x", agreeing[n % 5], n % 11, "Passive",
         weighing[n % 5]]
        for n in range(55)
    ]  # fmt: skip

    survey = read_survey(write_csv(tmp_path / "a.tsv", rows, "\t", "utf-16"))

    assert (survey.encoding, survey.delimiter, survey.header_rows) == ("utf-16", "\t", 3)
    assert (
        survey.column("Q1_1").counts
        == survey.column("Q3_1").counts
        == dict.fromkeys(range(1, 6), 11)
    )
    assert survey.column("Q2").kind is Kind.RECOMMEND


def test_microsoft_forms_in_spanish(tmp_path: Path) -> None:
    labels = ["Totalmente en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo"]
    labels += ["De acuerdo", "Totalmente de acuerdo", "No sabe"]
    people = ["Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"]
    rows: list[list[object]] = [["ID", *people, "El precio es justo"]]
    for n in range(48):
        day = f"3/{n % 28 + 1}/26"
        rows.append([n + 1, f"{day} 9:00:00", f"{day} 9:04:00", "anonymous", "", labels[n % 6]])

    survey = read_survey(write_xlsx(tmp_path / "a.xlsx", rows))

    assert [column.name for column in survey.columns if column.personal] == people[2:]
    asked = survey.column("El precio es justo")
    assert (asked.n, asked.cant_judge, asked.not_applicable) == (40, 8, ("No sabe",))


@pytest.mark.parametrize("weights", ["Gewicht", "Gewichtungsfaktor"])
def test_limesurvey_in_german_with_weights(tmp_path: Path, weights: str) -> None:
    labels = ["Stimme überhaupt nicht zu", "Stimme eher nicht zu", "Teils/teils"]
    labels += ["Stimme eher zu", "Stimme voll und ganz zu"]
    asked = "Wie sehr stimmen Sie zu? [Der Preis ist fair]"
    rows: list[list[object]] = [["Antwort ID", "Datum Abgeschickt", asked, weights, "Region"]]
    for n in range(50):
        day = f"{n % 28 + 1:02}.03.2026 10:00"
        rows.append([n + 1, day, labels[n % 5], "0,85" if n % 2 else "1,15", "NS"[n % 2]])

    survey = read_survey(write_csv(tmp_path / "a.csv", rows, ";", "cp1252"))
    source = score(
        survey, Mapping({"5a": ColumnUse(asked)}, weight=weights, segment=Segment("Region", "S"))
    ).source

    kinds = [column.kind for column in survey.columns]
    assert kinds == [Kind.ID, Kind.DATE, Kind.RATING, Kind.WEIGHT, Kind.SEGMENT]
    (found,) = source.scores
    assert (found.counts, found.weight_sum) == ((5,) * 5, pytest.approx(25 * 0.85))
    assert (survey.field_from.day, survey.field_to.day) == (1, 28)
