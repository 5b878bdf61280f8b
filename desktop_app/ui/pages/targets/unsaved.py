"""What becomes of a draft before it goes out of sight: saved, given up, or the person stays."""

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.domain.formats import format_number
from desktop_app.domain.scope import ScopeKind
from desktop_app.i18n import N_, _, ngettext
from desktop_app.operations.targets.other_rows import rows_left_behind, save_with_rows
from desktop_app.operations.targets.target_grid import TargetGrid
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.pages.targets.grid_card import GridCard
from desktop_app.ui.pages.targets.rows_chip import ROW_WORDS


def settle(parent: QWidget, store: Store, jobs: Jobs, card: GridCard) -> bool:
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
        along = ask_along(parent, store, card.draft.grid)
        return along is not None and _saved_at_once(jobs, card, along)
    if answer == kinds.Discard:
        card.discard()
    return answer == kinds.Discard


def ask_along(parent: QWidget, store: Store, grid: TargetGrid) -> tuple[ScopeKind, ...] | None:
    """The rows out of sight that are to be fitted to the new whole; None: save nothing yet.

    Asked only where they added up until now.
    """
    behind = rows_left_behind(store, grid)
    if not behind:
        return ()
    asking = QMessageBox(QMessageBox.Icon.Question, _("Save the targets?"),
                         _("The whole changes, and with it other rows do not add up any more: {rows}.").format(
                             rows=", ".join(_(ROW_WORDS[kind]) for kind in behind)), parent=parent)  # fmt: skip
    asking.setInformativeText(_("Fitted, they keep the shares they have now; locked targets stay."))
    fit = asking.addButton(_("Save and fit them"), QMessageBox.ButtonRole.AcceptRole)
    leave = asking.addButton(_("Leave the gap"), QMessageBox.ButtonRole.DestructiveRole)
    asking.addButton(QMessageBox.StandardButton.Cancel)
    asking.setDefaultButton(fit)
    asking.exec()
    if asking.clickedButton() is fit:
        return tuple(behind)
    return () if asking.clickedButton() is leave else None


def _saved_at_once(jobs: Jobs, card: GridCard, along: tuple[ScopeKind, ...]) -> bool:
    """Save and wait for it: whoever asked may close the workspace next, and with it the job."""
    loop = QEventLoop()
    over: list[Job] = []
    saved: list[int] = []

    def note(job: Job) -> None:
        over.append(job)
        loop.quit()

    jobs.ended.connect(note)
    reason = card.strip.reason.text().strip()
    job = jobs.run(save_with_rows, card.draft.grid, reason, along, on_done=saved.append, label=N_("Saving the targets"))
    while job not in over:
        loop.exec()
    jobs.ended.disconnect(note)
    return bool(saved)
