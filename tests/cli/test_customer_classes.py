"""Classes of customers out to a TOML file, changed there, and back."""

from pathlib import Path

from tests.cli.conftest import Run


def test_out_changed_and_back(run: Run, file: Path, tmp_path: Path) -> None:
    rules = tmp_path / "classes.toml"
    assert run("customer-classes", "show", file, "--out", rules).code == 0
    before = run("customer-classes", "show", file, "--json").data
    assert before["valid_from"] is None
    rules.write_text(rules.read_text("utf-8").replace('"High-value"', '"Key accounts"'), "utf-8")
    assert run("customer-classes", "save", file, rules, "--from", "2026-03-01", "--reason", "our words").code == 0
    after = run("customer-classes", "show", file, "--json").data
    assert after["valid_from"] == "2026-03-01"
    assert [one["name"] for one in after["classes"]] == [
        one["name"].replace("High-value", "Key accounts") for one in before["classes"]
    ]
    assert run("customer-classes", "show", file, "--on", "2026-02-28", "--json").data["valid_from"] is None
    assert run("customer-classes", "reset", file, "--from", "2026-03-01").code == 0
    assert run("customer-classes", "show", file, "--json").data["classes"] == before["classes"]


def test_a_file_that_holds_no_classes(run: Run, file: Path, tmp_path: Path) -> None:
    rules = tmp_path / "classes.toml"
    for text in ("", "[[class]]\nnme = 'A'\n", "[[class]]\nname = 'A'\nmin_amount = 'much'\n"):
        rules.write_text(text, "utf-8")
        assert "holds no classes" in run("customer-classes", "save", file, rules).err
