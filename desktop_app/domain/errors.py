"""What went wrong, as values that can be shown in any language and sent between processes."""

from collections.abc import Mapping
from typing import Any

from desktop_app.i18n import _


class Cancelled(Exception):  # noqa: N818 - it is no error: the person asked to stop
    """The person stopped a running job; leaving the transaction undoes everything."""


class Words(str):
    """A value of a sentence that is itself a message, put into the reader's language with it."""

    __slots__ = ()


class UserError(Exception):
    """Something a person can put right: what happened, and what to do about it.

    ``what`` and ``todo`` are messages marked with ``N_``; ``values`` fill their ``{placeholders}``. The sentence
    is made when it is shown, in the language of that moment.
    """

    def __init__(self, what: str, todo: str = "", **values: object) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.values: Mapping[str, object] = values

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.what, self.todo, dict(self.values))

    def headline(self) -> str:
        return self._said(self.what)

    def advice(self) -> str:
        return self._said(self.todo)

    def _said(self, message: str) -> str:
        shown = {name: _(value) if isinstance(value, Words) else value for name, value in self.values.items()}
        return _(message).format(**shown)

    def __str__(self) -> str:
        return f"{self.headline()} {self.advice()}".strip()


def _rebuild(kind: type[UserError], what: str, todo: str, values: dict[str, object]) -> UserError:
    return kind(what, todo, **values)
