"""A file that is none of the kinds: the choice is unset, no column is offered a field, and the page asks."""

from datetime import date
from pathlib import Path

from desktop_app.domain.records import Kind
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.file_view import view_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.ui.pages.data.answers import Answers
from desktop_app.ui.pages.data.column_heads import heads_of
from desktop_app.ui.pages.data.questions import missing_sentence
from desktop_app.ui.pages.data.understood_card import lines_of

WEATHER = b"Station,Temperature,Humidity\nK1,20.5,40\nK2,21.5,41\n"


def test_what_the_file_holds_is_asked_and_then_settled(tmp_path: Path) -> None:
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    with new_workspace(tmp_path / "w.quotadesk", chosen) as store:
        view = view_file(store, WEATHER, "weather.csv", Choices())
        kind = next(line for line in lines_of(view) if line.key == "kind")
        assert (kind.reading, kind.asked) == (None, True)
        assert {value for value, _words in kind.choices} >= {None, Kind.SALE, Kind.LEAD}
        assert missing_sentence(view).startswith("It is not clear what this file holds.")
        assert {head.choices for head in heads_of(view, Answers())} == {(("", "Skip"),)}
        settled = view_file(store, WEATHER, "weather.csv", Choices(kind=Kind.SALE))
        assert "holds" not in missing_sentence(settled)


def test_cells_that_were_joined_are_said_with_their_reason(tmp_path: Path) -> None:
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    divided = b"Station,Amount,Humidity\n" + b"".join(b"K%d,%d,05,x\n" % (n, 20 + n) for n in range(6))
    with new_workspace(tmp_path / "w.quotadesk", chosen) as store:
        line = next(
            line for line in lines_of(view_file(store, divided, "a.csv", Choices())) if line.title == "Joined cells"
        )
    assert (line.reading, line.choices, line.asked) == ("Amount", (), False)
    assert line.because.startswith("The rows have more cells than the header names; only joined in Amount")
