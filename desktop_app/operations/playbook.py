"""The playbook: for each stage of a deal what to ask and say, and what must be known before the next one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.i18n import N_, _
from desktop_app.operations.moments import moment
from desktop_app.store import playbook
from desktop_app.store.database import Store

USUAL: Final = {
    "prospecting": N_("Prospecting"),
    "needs": N_("Finding out the needs"),
    "proposal": N_("Proposal"),
    "contract": N_("Contract"),
    "aftercare": N_("After the sale"),
}
"""The stages where the records name none; the last one stands after those they name, too."""
_LAST: Final = "aftercare"


@dataclass(frozen=True, slots=True)
class Chapter:
    """``stage``: as the records write it, or a key of USUAL. ``written``: the day of ``text``, None: nothing yet."""

    stage: str
    text: str = ""
    written: date | None = None

    @property
    def title(self) -> str:
        return _(USUAL[self.stage]) if self.stage in USUAL else self.stage


def load_playbook(store: Store) -> tuple[Chapter, ...]:
    """In the order in which deals go through the stages; what is written of stages no longer there stands last."""
    written = playbook.load(store)
    known = playbook.stages(store)
    order = [*known, _LAST] if known else list(USUAL)
    order += [stage for stage in written if stage not in order]
    return tuple(Chapter(stage, *written.get(stage, ("", None))) for stage in order)


def find_chapter(store: Store, stage: str) -> Chapter:
    """By the stage or its title. UserError where there is none."""
    wanted = stage.casefold()
    found = next((one for one in load_playbook(store) if wanted in {one.stage.casefold(), one.title.casefold()}), None)
    if found is None:
        raise UserError(
            N_("There is no stage “{stage}”."), N_("Name one of: {known}."), stage=stage,
            known=", ".join(one.title for one in load_playbook(store)),
        )  # fmt: skip
    return found


def write_chapter(store: Store, stage: str, text: str, progress: Progress = SILENT) -> None:
    """Keep ``text`` for the stage, empty: nothing any more; what stood there stays in the file."""
    progress.step(N_("Saving"), 0, 1)
    chapter = find_chapter(store, stage)
    if text.strip() != chapter.text:
        with store.transaction():
            playbook.save(store, chapter.stage, text.strip(), recorded_at=moment())
