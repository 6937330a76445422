"""The simulated colleagues of the first two minutes: eleven phones that join beside one's own.

A twelfth stands in for the viewer's phone as long as it is not there, so that the team is complete
either way. They come back as those that they were when the app was killed meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from cxworkshop.content.sample import load_sample
from cxworkshop.ui.phones_process import PhonesProcess

if TYPE_CHECKING:
    from cxworkshop.ui.run.presenter import RunPresenter

PACE_SECONDS = 6.0
SEATS = "colleagues.json"


class Colleagues(PhonesProcess):
    """They answer as the sample's executives lean; `pace` is how many seconds each thinks at
    most."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pace = PACE_SECONDS
        self._presenter: RunPresenter | None = None
        self.said.connect(self._heard)

    def join(self, presenter: RunPresenter | None, url: str, session: Path) -> None:
        """Come into the room of a run, unless they are there; `session` keeps who they are."""
        if self.running or presenter is None:
            return
        team = presenter.state.workshop.team.size
        self._presenter = presenter
        presenter.set_simulated(team)
        self.start(
            url,
            team,
            pace=self.pace,
            opinions=load_sample().opinions_path,
            seats=session / SEATS,
            stand_in=True,
        )

    def _heard(self, report: Mapping[str, Any]) -> None:
        if report.get("event") == "simulated" and self._presenter:
            self._presenter.set_simulated(int(report["answering"]))
