"""What the window remembers, also when the file it keeps it in was written by somebody else."""

from pathlib import Path

from PySide6.QtCore import QSettings

from desktop_app.ui import remembered


def test_plain_values_come_back_as_they_were() -> None:
    for value in ("ro", 3, True, None, ["a", "王芳"], {"team": 4, "period": "2026-09"}):
        remembered.save("anything", value)
        assert remembered.load("anything", "?") == value


def test_what_was_never_kept_or_cannot_be_read_is_the_default() -> None:
    assert remembered.load("nothing", 7) == 7
    QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "quotadesk", "window").setValue("bad", "{")
    assert remembered.load("bad", 7) == 7


def test_pages_of_two_workspaces_do_not_mix(tmp_path: Path) -> None:
    one, two = tmp_path / "one.quotadesk", tmp_path / "two.quotadesk"
    remembered.save_page_state(one, "gauges", {"team": 4})
    assert remembered.page_state(one, "gauges") == {"team": 4}
    assert remembered.page_state(two, "gauges") == {}
    assert remembered.page_state(one, "people") == {}


def test_recent_workspaces_are_few_newest_first_and_still_there(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.quotadesk" for number in range(10)]
    for path in files:
        path.touch()
        remembered.add_recent(path)
    remembered.add_recent(files[5])
    files[9].unlink()
    recent = remembered.recent()
    assert recent[0] == files[5]
    assert recent[1] == files[8]
    assert len(recent) == 7
