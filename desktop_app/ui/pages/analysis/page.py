"""The shell of the Analysis page: one view at a time, period, people and filters shared by all; no figure is read."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.scope import Scope
from desktop_app.i18n import N_, _
from desktop_app.store.database import Store
from desktop_app.ui.filters import Filters
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.page import Page
from desktop_app.ui.pages.analysis.view import AnalysisView
from desktop_app.ui.pages.analysis.views import VIEWS
from desktop_app.ui.viewpoint import Viewpoint
from desktop_app.ui.widgets.chips import Segments
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.scrolled import Scrolled


class AnalysisPage(Page):
    """Views with records stand in the row; without any the page says what would bring them."""

    key = "analysis"
    title = N_("Analysis")
    question = N_("What drives the change?")
    icon = "analysis"
    help = N_(
        "Each view answers one question about the period, the people and the filters chosen above it. Differences that "
        "chance alone could make are called so. “How is this known?” names the method and where it comes from."
    )

    def __init__(self, store: Store, jobs: Jobs, views: Sequence[type[AnalysisView]] = VIEWS) -> None:
        super().__init__(store, jobs)
        self.viewpoint = Viewpoint(store)
        self.filters = Filters(store)
        self.add_control(self.viewpoint.picker)
        self.add_control(self.viewpoint.who)
        self._classes = {view.key: view for view in views}
        self._made: dict[str, AnalysisView] = {}
        self._kept: dict[str, object] = {}
        self._chosen = ""
        self.row: Segments | None = None
        self._keys: tuple[str, ...] = ()
        self._empty = EmptyState(
            "analysis", _("Nothing to analyse yet"),
            _("Import deals, leads, requests or sales of several people; the comparisons follow from them."),
            _("Import a file"), self.files_asked.emit,
        )  # fmt: skip
        self._lay_out_body()
        self.viewpoint.changed.connect(self.reload)
        self.filters.changed.connect(self.reload)

    def _lay_out_body(self) -> None:
        self._bar = QWidget()
        both = QVBoxLayout(self._bar)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(10)
        self._bar_row = QHBoxLayout()
        self._bar_row.addStretch(1)
        both.addLayout(self._bar_row)
        both.addWidget(self.filters)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scrolled = Scrolled(content, self)
        self.body.setSpacing(16)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._scrolled, 1)

    @classmethod
    def has_something_to_say(cls, store: Store) -> bool:
        return any(view.applies(store) for view in VIEWS)

    @property
    def view(self) -> AnalysisView | None:
        """The view that is shown."""
        return self._made.get(self._chosen)

    def reload(self) -> None:
        self.viewpoint.follow_data()
        self.filters.reload(self.viewpoint.scope)
        keys = tuple(key for key, kind in self._classes.items() if kind.applies(self.store))
        self._show_row(keys)
        for widget in (self._bar, self._scrolled, self.viewpoint.picker, self.viewpoint.who):
            widget.setVisible(bool(keys))
        self._empty.setVisible(not keys)
        if keys:
            self._show_view()
        else:
            self.set_header(_("Analysis"))

    def _show_row(self, keys: tuple[str, ...]) -> None:
        """A row is made anew only when views came or went."""
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        if keys == self._keys:
            return
        self._keys = keys
        if self.row is not None:
            self._bar_row.removeWidget(self.row)
            self.row.deleteLater()
        self.row = Segments([(key, _(self._classes[key].title)) for key in keys], self._chosen)
        self.row.setAccessibleName(_("Views"))
        self.row.explain([_(self._classes[key].question) for key in keys])
        self.row.chosen.connect(lambda key: self.show_view(str(key)))
        self._bar_row.insertWidget(0, self.row)

    def show_view(self, key: str) -> None:
        """Another view; one without records is left alone."""
        if key in self._keys and self.row is not None:
            self._chosen = key
            self.row.show_value(key)
            self._show_view()
            self._scrolled.to_top()

    def _show_view(self) -> None:
        if self._chosen not in self._made:
            self._make(self._chosen)
        for key, view in self._made.items():
            view.setVisible(key == self._chosen)
        shown = self._made[self._chosen]
        shown.reload(self.viewpoint.wanted((), self.filters.where()))
        self._say()

    def _say(self) -> None:
        """The line under the title, of the view that is shown."""
        shown = self._made[self._chosen]
        words = [*self.filters.words(), *self.viewpoint.words(), *shown.words()]
        self.set_header(_("Analysis"), " · ".join(words))

    def _make(self, key: str) -> None:
        made = self._classes[key](self.store, self.jobs)
        made.explain_asked.connect(self.explain_asked)
        made.go.connect(self.go)
        made.again.connect(self._show_view)
        made.shown.connect(self._say)
        kept = self._kept.get(key)
        if isinstance(kept, Mapping):
            made.restore(kept)
        self._made[key] = made
        self._column.addWidget(made)

    def show_argument(self, argument: object) -> None:
        """The key of a view, a scope to look at, or both."""
        parts = argument if isinstance(argument, tuple) else (argument,)
        for part in parts:
            if isinstance(part, Scope):
                self.viewpoint.who.choose(part)
            elif isinstance(part, str):
                self.show_view(part)

    def state(self) -> Mapping[str, object]:
        views = {**self._kept, **{key: dict(view.state()) for key, view in self._made.items()}}
        return {**self.viewpoint.state(), "where": self.filters.where(), "view": self._chosen, "views": views}

    def restore(self, state: Mapping[str, object]) -> None:
        self.viewpoint.restore(state)
        self.filters.restore(state.get("where"))
        self._chosen = str(state.get("view", ""))
        kept = state.get("views")
        self._kept = dict(kept) if isinstance(kept, Mapping) else {}
