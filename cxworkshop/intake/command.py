"""`cxworkshop intake FILE`: says what a survey file holds, and with a mapping what it counts to."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from cxworkshop.intake.mapping import read_mapping
from cxworkshop.intake.problems import IntakeProblem
from cxworkshop.intake.report import as_text, describe, describe_problem
from cxworkshop.intake.scoring import score
from cxworkshop.intake.survey import read_survey
from cxworkshop.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("intake.help.file"))
    parser.add_argument("--map", type=Path, metavar="MAP.json", help=say("intake.help.map"))
    parser.add_argument("--sheet", help=say("intake.help.sheet"))
    parser.add_argument("--json", action="store_true", help=say("intake.help.json"))


def run(args: argparse.Namespace) -> int:
    """Print what was found; 0 when the file could be read, 1 when it was refused."""
    try:
        mapping = read_mapping(args.map) if args.map else None
        survey = read_survey(args.file, args.sheet)
        scored = score(survey, mapping) if mapping else None
    except IntakeProblem as problem:
        if args.json:
            print(json.dumps(describe_problem(problem)))
        else:
            print(problem.message, file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps(describe(survey, scored)))
    else:
        print(as_text(survey, scored))
    return 0
