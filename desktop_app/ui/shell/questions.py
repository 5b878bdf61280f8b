"""What the window asks in a dialog of the system: which file, which files, whether to stop a running job."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop_app.i18n import _
from desktop_app.paths import WORKSPACE_SUFFIX
from desktop_app.ui.jobs import Job


def ask_workspace(parent: QWidget) -> Path | None:
    kinds = _("Workspaces ({pattern})").format(pattern=f"*{WORKSPACE_SUFFIX}")
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Open a workspace"), "", kinds)
    return Path(chosen) if chosen else None


def ask_files(parent: QWidget) -> list[Path]:
    chosen, _kind = QFileDialog.getOpenFileNames(parent, _("Files to import"))
    return [Path(name) for name in chosen]


def may_stop(parent: QWidget, job: Job | None) -> bool:
    """Whether the window may close over ``job``; asked only where something the person wanted would be lost."""
    if job is None or job.quiet:
        return True
    answer = QMessageBox.question(
        parent,
        _("Close Quotadesk?"),
        _("“{job}” is still running. Closing stops it, and nothing of it is kept.").format(job=_(job.label)),
        QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
    )
    return answer == QMessageBox.StandardButton.Close
