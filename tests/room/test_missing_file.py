"""A room whose own files are missing says which, and does not blame the network."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from cxworkshop.paths import resource
from tests.support.patience import PATIENCE

START = """
import sys
from pathlib import Path
from cxworkshop import paths
folder = Path(sys.argv.pop(1))
paths.resources = lambda: folder
from cxworkshop.room.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_missing_phone_page_is_named_in_one_sentence(tmp_path: Path) -> None:
    incomplete = tmp_path / "resources"
    for part in ("words", "style"):
        shutil.copytree(resource(part), incomplete / part)
    session = tmp_path / "session"
    command = [sys.executable, "-c", START, str(incomplete), "--session", str(session)]
    ended = subprocess.run(
        [*command, "--host", "127.0.0.1", "--port", "0"],
        input="", capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    problem = json.loads(ended.stdout.splitlines()[-1])
    assert ended.returncode == 1, ended.stderr
    assert (problem["event"], problem["code"]) == ("problem", "missing_file")
    assert "is missing" in problem["message"]
    assert ended.stderr == ""
