"""The resources are found where the program lies."""

from pathlib import Path

import pytest

from desktop_app import paths


def test_the_resources_of_the_tree_are_found() -> None:
    assert paths.resource("kpis.toml").is_file()
    assert paths.resource("locale", "ro").is_dir()


def test_resources_inside_an_installed_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "desktop_app"
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resources() == package.parent / "resources"
    (package / "resources").mkdir(parents=True)
    assert paths.resources() == package / "resources"
