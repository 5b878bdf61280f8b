"""What becomes of a draft before it goes out of sight: saved, given up, or the person stays."""

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.targets.targets import save_grid
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.pages.targets.grid_card import GridCard


def settle(parent: QWidget, jobs: Jobs, card: GridCard) -> bool:
    """Ask, if anything is not saved; False: stay here."""
    if not card.draft.count:
        return True
    kinds = QMessageBox.StandardButton
    words = ngettext("{n} target is not saved.", "{n} targets are not saved.", card.draft.count)
    answer = QMessageBox.question(
        parent, _("Save the targets?"), words.format(n=format_number(card.draft.count)),
        kinds.Save | kinds.Discard | kinds.Cancel, kinds.Save,
    )  # fmt: skip
    if answer == kinds.Save:
        return _saved_at_once(jobs, card)
    if answer == kinds.Discard:
        card.discard()
    return answer == kinds.Discard


def _saved_at_once(jobs: Jobs, card: GridCard) -> bool:
    """Save and wait for it: whoever asked may close the workspace next, and with it the job."""
    loop = QEventLoop()
    over: list[Job] = []
    saved: list[int] = []

    def note(job: Job) -> None:
        over.append(job)
        loop.quit()

    jobs.ended.connect(note)
    reason = card.strip.reason.text().strip()
    job = jobs.run(save_grid, card.draft.grid, reason, on_done=saved.append, label=N_("Saving the targets"))
    while job not in over:
        loop.exec()
    jobs.ended.disconnect(note)
    return bool(saved)
