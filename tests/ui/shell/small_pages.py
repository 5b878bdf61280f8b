"""Two pages just large enough to show how the window treats pages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit

from desktop_app.store import settings
from desktop_app.store.database import Store
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Offer, Page
from tests.operations import small_operations as small


class First(Page):
    key = "overview"
    title = "Overview"
    question = "What needs me today?"
    icon = "overview"
    help = "What waits for you is listed here."

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.reloads = 0
        self.filter = QLineEdit()
        self.body.addWidget(self.filter)
        self.set_primary("Rename", self.rename)

    @classmethod
    def attention(cls, store: Store) -> int:
        return len(settings.load(store).company)

    def rename(self) -> None:
        self.jobs.run(small.rename, "Pine")

    def reload(self) -> None:
        self.reloads += 1
        self.set_header("Overview", settings.load(self.store).company)

    def state(self) -> Mapping[str, object]:
        return {"filter": self.filter.text()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.filter.setText(str(state.get("filter", "")))


class Second(Page):
    key = "data"
    title = "Data"
    question = "What came in, when, from where?"
    icon = "data"
    help = "Drop a file."
    offers: ClassVar[tuple[Offer, ...]] = (Offer("Import a file", "import", "Ctrl+I"),)

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.files: list[Path] = []
        self.arguments: list[object] = []
        self.opened_inside = False

    def open_files(self, paths: Sequence[Path]) -> None:
        self.files += paths

    def show_argument(self, argument: object) -> None:
        self.arguments.append(argument)

    def back(self) -> bool:
        was, self.opened_inside = self.opened_inside, False
        return was


class Silent(Page):
    key = "improve"
    title = "Improve"
    question = "What do we do about it?"
    icon = "improve"

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:  # noqa: ARG003 - the window's signature
        return False


PAGES = (First, Second, Silent)
