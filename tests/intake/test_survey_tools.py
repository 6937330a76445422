"""Exports of the tools that companies use: each writes its headings in its own way."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.intake.columns import Kind, Survey
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
