"""The simulated colleagues of the first two minutes: eight phones that join beside one's own.

They come back as those that they were when the app was killed meanwhile.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.content.sample import load_sample
from cxworkshop.ui.phones_process import PhonesProcess

if TYPE_CHECKING:
    from cxworkshop.ui.run.presenter import RunPresenter

COLLEAGUES = 8
PACE_SECONDS = 6.0
SEATS = "colleagues.json"


class Colleagues(PhonesProcess):
    """They answer as the sample's executives lean."""

    def join(self, presenter: RunPresenter | None, url: str, session: Path) -> None:
        """Come into the room of a run, unless they are there; `session` keeps who they are."""
        if self.running or presenter is None:
            return
        presenter.set_simulated(COLLEAGUES)
        self.start(
            url,
            COLLEAGUES,
            pace=PACE_SECONDS,
            opinions=load_sample().opinions_path,
            seats=session / SEATS,
        )
