"""Errors: sentences with what happened and what to do, which cross to another process whole."""

import pickle

import pytest

from desktop_app import i18n
from desktop_app.domain.errors import Cancelled, UserError, Words


class _FileError(UserError):
    """Stands for any kind of its own."""


def test_a_sentence_is_filled_with_its_values() -> None:
    error = UserError("“{name}” is locked.", "Close it in {program}.", name="a{b}.xlsx", program="Excel")
    assert error.headline() == "“a{b}.xlsx” is locked."
    assert str(error) == "“a{b}.xlsx” is locked. Close it in Excel."


def test_advice_may_be_missing() -> None:
    assert str(UserError("Nothing to do.")) == "Nothing to do."
    assert UserError("Nothing to do.").advice() == ""


def test_an_error_keeps_its_kind_and_values_on_the_way_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(_FileError("Line {line}.", "Mend it.", line=7)))  # noqa: S301 - our own
    assert type(error) is _FileError
    assert (error.what, error.todo, error.values) == ("Line {line}.", "Mend it.", {"line": 7})


def test_the_sentence_is_made_in_the_language_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    error = UserError("“{text}” is not a period.", text="2017-13")
    monkeypatch.setattr(i18n, "_current", _Upper())
    assert error.headline() == "2017-13 IS NO PERIOD"


class _Upper:
    def gettext(self, message: str) -> str:
        return {"“{text}” is not a period.": "{text} IS NO PERIOD"}[message]


def test_stopping_is_not_a_users_error() -> None:
    assert not issubclass(Cancelled, UserError)
    assert isinstance(pickle.loads(pickle.dumps(Cancelled())), Cancelled)  # noqa: S301 - our own


def test_a_value_that_is_a_message_is_said_in_the_language_of_the_moment() -> None:
    sent = pickle.dumps(UserError("No column is “{field}” in {file}.", field=Words("Name"), file="Name"))
    error = pickle.loads(sent)  # noqa: S301 - our own bytes
    i18n.set_language("ro")
    assert str(error) == "No column is “Nume” in Name."
