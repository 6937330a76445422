"""The virtual environment in `.venv`: made once, from the lock, and known to be whole.

A small state file is written as the very last step and holds what the environment was made from
(lock, Python, place). Without it the set-up was interrupted, and the environment is made again;
with it, later runs only compare digests, which takes no noticeable time.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import system_libraries

LOCKS = {"runtime": "requirements.lock", "dev": "requirements-dev.lock"}


class SetupError(Exception):
    """The set-up can't go on; the text says why and what to do."""


class Environment:
    """The virtual environment of the checkout in `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(self.folder)}))
        self.site_packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(self.folder)}))
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        self._state_file = self.folder / "setup.json"

    def ensure(self, kind: str) -> None:
        """Make the environment hold the `kind` ("runtime" or "dev") lock, doing nothing if it does.

        Raises SetupError with words when it can't.
        """
        state = self._state()
        if self._holds(state, kind):
            return
        if not self._may_grow(state):
            self._make_empty()
        self._state_file.unlink(missing_ok=True)
        self._install_lock(kind)
        self._install_project()
        self._compile()
        self._write_state(kind)
        print("Set-up is done. It is not needed again until the lock changes.", flush=True)

    def program(self, name: str) -> str:
        """The path of a program that the environment holds."""
        return str(self.scripts / (f"{name}.exe" if os.name == "nt" else name))

    # The state: what a whole environment was made from.

    def _digest(self, kind: str) -> str:
        lock = (self.root / "packaging" / LOCKS[kind]).read_bytes()
        project = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))["project"]
        return hashlib.sha256(lock + json.dumps(project, sort_keys=True).encode()).hexdigest()

    def _place(self) -> dict[str, str]:
        return {"python": platform.python_version(), "folder": str(self.folder)}

    def _state(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self._state_file.read_text("utf-8")))
        except (OSError, ValueError):
            return {}

    def _holds(self, state: dict[str, Any], kind: str) -> bool:
        """The development lock holds everything that the runtime lock does."""
        made = state.get("locks", {})
        wanted = {"dev"} if kind == "dev" else {"runtime", "dev"}
        return self._may_grow(state) and bool(wanted & set(made))

    def _may_grow(self, state: dict[str, Any]) -> bool:
        """True for a whole environment of this place whose locks have not changed since."""
        if state.get("place") != self._place() or not self.python.exists():
            return False
        return all(self._digest(kind) == digest for kind, digest in state["locks"].items())

    def _write_state(self, kind: str) -> None:
        state = {"place": self._place(), "locks": {kind: self._digest(kind)}}
        self._state_file.write_text(json.dumps(state, indent=1), encoding="utf-8")

    # The steps.

    def _make_empty(self) -> None:
        if self.folder.exists():
            print("The environment in .venv is unfinished or out of date; making it again.")
            shutil.rmtree(self.folder)
        print(f"Making a virtual environment with Python {platform.python_version()}.", flush=True)
        without_pip = ["--without-pip"] if _uv() else []
        if not without_pip:
            _require_ensurepip()
        self._run(
            [sys.executable, "-m", "venv", *without_pip, str(self.folder)],
            "The virtual environment could not be made; the reason stands above.",
        )

    def _install_lock(self, kind: str) -> None:
        lock = self.root / "packaging" / LOCKS[kind]
        count = sum("==" in line for line in lock.read_text("utf-8").splitlines())
        print(f"Downloading and installing {count} libraries. This is done once.", flush=True)
        options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock)]
        self._run(
            self._installer(options),
            "The libraries could not be installed; the reason stands above. Set-up is the one "
            "step that needs the internet: check the connection and run the same command again. "
            "Nothing else on this machine was changed. If the reason is a library without a "
            f"version for Python {platform.python_version()} on this system, use Python 3.11-3.13.",
        )

    def _install_project(self) -> None:
        self._run(
            self._installer(["--no-deps", "--no-build-isolation", "-q", "-e", str(self.root)]),
            "The program itself could not be installed; the reason stands above.",
        )

    def _compile(self) -> None:
        """Bytecode now, for start-up is four times slower without; some files never compile."""
        print("Compiling.", flush=True)
        folders = [str(self.site_packages), str(self.root / "cxworkshop")]
        command = [str(self.python), "-m", "compileall", "-qq", "-j", "0", *folders]
        subprocess.run(command, env=clean_environment(), check=False)

    def _installer(self, options: list[str]) -> list[str]:
        uv = _uv()
        if uv:
            return [uv, "pip", "install", "--python", str(self.python), *options]
        pip = ["-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
        return [str(self.python), *pip, "--no-warn-script-location", *options]

    def _run(self, command: list[str], sentence: str) -> None:
        done = subprocess.run(command, cwd=self.root, env=clean_environment(), check=False)
        if done.returncode != 0:
            raise SetupError(sentence)


def clean_environment() -> dict[str, str]:
    """Our environment without what would leave bytecode out or lead to another Python."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


def _uv() -> str | None:
    return shutil.which("uv")


def _require_ensurepip() -> None:
    """Debian splits the part that puts pip into an environment off into a package of its own."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    system_libraries.provide([package], "to make a virtual environment")
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise SetupError("This Python can't make virtual environments without that package.")
