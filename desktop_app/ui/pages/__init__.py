"""The pages there are, in the order of the side bar; each stands in its own file and knows none of the others."""

from typing import Final

from desktop_app.ui.page import Page

PAGES: Final[tuple[type[Page], ...]] = ()
