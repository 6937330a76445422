"""The commands of `bootstrap.py`, one function each: what it needs set up, and what it runs."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import system_libraries
from environment import Environment, SetupError, clean_environment

FOR_THE_PROGRAM = "which the program's windows need"
FOR_THE_TESTS = "without which some tests are skipped"
TWO_AT_A_TIME = ["-n", "2", "--dist", "worksteal"]


@dataclass(frozen=True)
class Command:
    """A chosen command and the arguments that it hands on."""

    run: Callable[[Environment, list[str]], int]
    rest: list[str]


def parse(arguments: list[str]) -> Command:
    """The command that `arguments` name; wrong ones end the program with usage and code 2."""
    width = max(map(len, COMMANDS)) + 2
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Set up CX Workshop in this folder, and run, test or check it.",
        epilog="\n".join(f"  {name:{width}}{run.__doc__}" for name, run in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on as it is")
    chosen = parser.parse_args(arguments)
    return Command(COMMANDS[chosen.command], chosen.rest)


def run(environment: Environment, rest: list[str]) -> int:
    """Open the demo workshop; without a display run it whole and leave its papers in out/."""
    system_libraries.provide(system_libraries.missing_libraries(), FOR_THE_PROGRAM)
    environment.ensure("runtime")
    demo = ["demo", *rest]
    if not has_display(os.environ) and "--out" not in rest:
        print("There is no display: running the whole demo without one, into out/.", flush=True)
        demo += ["--out", "out"]
    return _call([environment.program("cxworkshop"), *demo], environment)


def test(environment: Environment, rest: list[str]) -> int:
    """Run all checks and the tests, two at a time; more arguments go to pytest."""
    _ready_for_tests(environment)
    failed = _failed_checks(environment)
    code = _pytest(environment, [*TWO_AT_A_TIME, *rest])
    if failed:
        print(f"Not clean: {', '.join(failed)}; see above the tests.", file=sys.stderr)
    return code or int(bool(failed))


def test_long(environment: Environment, rest: list[str]) -> int:
    """Run the tests that take minutes."""
    _ready_for_tests(environment)
    return _pytest(environment, ["-m", "long", "--timeout=3600", *rest])


def bench(environment: Environment, rest: list[str]) -> int:
    """Measure: one line per figure, and bench.json."""
    _ready_for_tests(environment)
    return _pytest(environment, ["-m", "bench", "-p", "no:randomly", "--timeout=3600", "-s", *rest])


def check(environment: Environment, rest: list[str]) -> int:
    """Check format, lint, types and import contracts; no tests."""
    environment.ensure("dev")
    failed = _failed_checks(environment)
    print(f"Not clean: {', '.join(failed)}." if failed else "All clean.")
    return int(bool(failed))


def setup(environment: Environment, rest: list[str]) -> int:
    """Make the environment for development, and no more."""
    _ready_for_tests(environment)
    return 0


def lock(environment: Environment, rest: list[str]) -> int:
    """Choose the libraries' versions anew (needs uv and the internet; --upgrade for newer ones)."""
    uv = shutil.which("uv")
    if not uv:
        raise SetupError("The locks are made by uv. Install it and run the same command again.")
    compile_ = [uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal"]
    compile_ += ["--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
    compile_ += ["--custom-compile-command", "python packaging/bootstrap.py lock", *rest]
    runtime, dev = "packaging/requirements.lock", "packaging/requirements-dev.lock"
    groups = {
        runtime: ["--group", "build"],
        dev: ["--group", "build", "--group", "dev", "-c", runtime],
    }
    codes = [_call([*compile_, *more, "-o", path], environment) for path, more in groups.items()]
    return max(codes)


def clean(environment: Environment, rest: list[str]) -> int:
    """Remove everything that the other commands made."""
    made = [".venv", "out", "build", "dist", "bench.json"]
    made += [".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis"]
    for name in made:
        path = environment.root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for folder in ("cxworkshop", "packaging", "tests"):
        for cache in (environment.root / folder).rglob("__pycache__"):
            shutil.rmtree(cache)
    return 0


COMMANDS = {
    "run": run,
    "test": test,
    "test-long": test_long,
    "bench": bench,
    "check": check,
    "setup": setup,
    "lock": lock,
    "clean": clean,
}


def has_display(variables: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether windows can be opened; a Qt platform without a screen counts as none."""
    if variables.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return False
    if platform != "linux":
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def _ready_for_tests(environment: Environment) -> None:
    system_libraries.provide(
        system_libraries.missing_libraries() + system_libraries.missing_test_programs(),
        FOR_THE_TESTS,
    )
    environment.ensure("dev")


def _failed_checks(environment: Environment) -> list[str]:
    """Run every check, also after a failure; returns the names of those that are not clean."""
    checks = {
        "format": ["ruff", "format", "--check", "."],
        "lint": ["ruff", "check", "--quiet", "."],
        "types": ["mypy", "--no-error-summary"],
        "imports": ["lint-imports", "--no-logo"],
    }
    failed = []
    for name, (program, *options) in checks.items():
        print(f"Checking {name}.", flush=True)
        if _call([environment.program(program), *options], environment) != 0:
            failed.append(name)
    return failed


def _pytest(environment: Environment, options: list[str]) -> int:
    return _call([str(environment.python), "-m", "pytest", *options], environment)


def _call(command: list[str], environment: Environment) -> int:
    return subprocess.call(command, cwd=environment.root, env=clean_environment())
