"""Qt's own texts (dialog buttons, the file dialog, menus of fields) through our catalogues; Qt has no Romanian.

Only texts listed here are asked for; a listed one that no catalogue knows, and every other text, stays Qt's.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop_app.i18n import N_, _

TEXTS: Final = {
    "QPlatformTheme": (
        N_("OK"), N_("Save"), N_("Save All"), N_("Open"), N_("&Yes"), N_("Yes to &All"), N_("&No"), N_("N&o to All"),
        N_("Abort"), N_("Retry"), N_("Ignore"), N_("Close"), N_("Cancel"), N_("Discard"), N_("Help"), N_("Apply"),
        N_("Reset"), N_("Restore Defaults"),
    ),
    "QDialogButtonBox": (N_("OK"),),
    "QMessageBox": (N_("Show Details..."), N_("Hide Details...")),
    "QLineEdit": (
        N_("&Undo"), N_("&Redo"), N_("Cu&t"), N_("&Copy"), N_("&Paste"), N_("Delete"), N_("Select All"),
    ),
    "QWidgetTextControl": (
        N_("&Undo"), N_("&Redo"), N_("Cu&t"), N_("&Copy"), N_("&Paste"), N_("Delete"), N_("Select All"),
        N_("Copy &Link Location"),
    ),
    "QAbstractSpinBox": (N_("&Select All"), N_("&Step up"), N_("Step &down")),
    "QFileDialog": (
        N_("&Look in:"), N_("Back"), N_("Go back"), N_("Forward"), N_("Go forward"), N_("Parent Directory"),
        N_("Go to the parent directory"), N_("Create New Folder"), N_("Create a New Folder"), N_("List View"),
        N_("Change to list view mode"), N_("Detail View"), N_("Change to detail view mode"), N_("Sidebar"),
        N_("List of places and bookmarks"), N_("Files"), N_("Files of &type:"), N_("&Open"), N_("&Save"),
        N_("&Choose"), N_("Save As"), N_("Open"), N_("Directory:"), N_("File &name:"), N_("&Rename"), N_("&Delete"),
        N_("Show &hidden files"), N_("&New Folder"), N_("New Folder"), N_("Find Directory"), N_("Directories"),
        N_("All files (*)"), N_("Recent Places"), N_("Remove"), N_("Delete"), N_("Could not delete directory."),
        N_("%1 already exists.\nDo you want to replace it?"),
        N_("%1\nFile not found.\nPlease verify the correct file name was given."),
        N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        N_("Are you sure you want to delete '%1'?"),
        N_("'%1' is write protected.\nDo you want to delete it anyway?"),
    ),
    "QFileSystemModel": (
        N_("Name"), N_("Size"), N_("Type"), N_("Date Modified"), N_("Computer"), N_("My Computer"),
    ),
    "QAbstractFileIconProvider": (
        N_("Drive"), N_("File"), N_("File Folder"), N_("Folder"), N_("Shortcut"), N_("Unknown"),
    ),
}  # fmt: skip
"""Texts by the context in which Qt asks for them, word for word."""


class QtTexts(QTranslator):
    """Asks gettext at each call, so that a change of language needs no change here."""

    def isEmpty(self) -> bool:
        """Qt passes over a translator without texts; ours has no file to be empty."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002 - Qt's signature
    ) -> str | None:
        if sourceText not in TEXTS.get(context, ()):
            return None
        translated = _(sourceText)
        return None if translated == sourceText else translated


def install(app: QCoreApplication) -> None:
    """Let ``app`` ask us before it speaks English."""
    translator = QtTexts(app)
    app.installTranslator(translator)
