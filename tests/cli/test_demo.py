import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from desktop_app.cli import demo
from desktop_app.cli.demo_files import Render, has_screen
from desktop_app.domain.errors import UserError
from tests.cli.drawings import die, draw, lack_a_library
from tests.real_data import DATA as SHARED

SMALL = {
    "maven_crm_sales_teams.csv": "sales_agent,manager,regional_office\nAda Moe,Lea Ott,North\nBo Lind,Lea Ott,South\n",
    "maven_crm_products.csv": "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n",
    "maven_crm_accounts.csv": "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n"
    "Acme Corporation,retail,1996,1100.04,2822,Norway,\nBetatech,medical,1986,647.18,1185,Kenya,Acme Corporation\n",
    "maven_crm_sales_pipeline.csv": (
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
        "A1,Ada Moe,GTXPro,Betatech,Won,2025-01-05,2025-02-04,1000\n"
        "A2,Ada Moe,MG Special,Acme Corporation,Won,2025-08-01,2025-09-10,50000\n"
        "A3,Ada Moe,MG Special,,Lost,2025-08-11,2025-09-12,0\n"
        "B1,Bo Lind,GTXPro,Acme Corporation,Won,2025-09-01,2025-09-21,700.50\n"
        "B2,Bo Lind,MG Special,Betatech,Engaging,2025-11-01,,\n"
        "B3,Bo Lind,MG Special,,Prospecting,,,\n"
        "A4,Ada Moe,MG Special,Betatech,Lost,2025-10-01,2025-12-15,0\n"
    ),
}


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*arguments: object, render: Render | None = None, opened: list[Path | None] | None = None) -> Result:
    """What the command does; a failure of its own, like a UserError, comes through."""

    def start_window(file: Path | None) -> int:
        (opened if opened is not None else []).append(file)
        return 0

    command = demo.command(start_window, render)
    return CliRunner().invoke(command, [str(one) for one in arguments], catch_exceptions=False, standalone_mode=False)


def values(amounts: dict[str, Any]) -> list[str]:
    return [amount["value"] for amount in amounts.values()]


def test_small_exports_give_the_figures_that_can_be_counted_on_fingers(tmp_path: Path, small: Path) -> None:
    crm = json.loads(run("--dir", tmp_path / "out", "--data", small, "--json").output)["crm"]
    assert (crm["opportunities"], crm["won"], crm["lost"], crm["open"], crm["open_without_dates"]) == (7, 3, 2, 1, 1)
    assert crm["won_amount"]["value"] == "51700.5"
    assert crm["win_rate"]["value"] == "0.6"
    assert crm["cycle_days"]["value"] == "30"  # 30, 40 and 20 days
    assert values(crm["revenue_by_quarter"]) == ["1000", "0", "50700.5", "0"]
    assert crm["revenue_by_region"]["North"]["value"] == "51000"
    assert crm["largest_seller"]["name"] == "Ada Moe"
    assert crm["largest_seller"]["period"] == "2025-09"
    assert crm["largest_seller"]["pay"]["value"] == "2800"  # 40,000 at 5 % and 10,000 at 8 %
    assert (crm["without_customer"], crm["without_dates"]) == (2, 1)
    assert crm["aliases"] == [{"noun": "product", "written": "GTXPro", "known": "GTX Pro"}]
    assert crm["target"]["amount"]["value"] == "12000000"
    assert crm["target"]["adds_up"] is True


def test_a_batch_taken_back_takes_its_deals_along_and_brings_them_again(tmp_path: Path, small: Path) -> None:
    crm = json.loads(run("--dir", tmp_path / "out", "--data", small, "--json").output)["crm"]
    assert crm["taken_back_and_again"] == [
        {"batch": 2, "source": "maven_crm_products.csv", "won_meanwhile": 3, "same": True},
        {"batch": 4, "source": "maven_crm_sales_pipeline.csv", "won_meanwhile": 0, "same": True},
    ]


def test_without_a_screen_figures_and_statements_are_written_and_no_window_opens(tmp_path: Path, small: Path) -> None:
    opened: list[Path | None] = []
    result = run("--dir", tmp_path / "out", "--data", small, opened=opened)
    assert (result.return_value, opened) == (0, [])
    written = [Path(line.removeprefix("Written: ")) for line in result.output.splitlines() if "Written: " in line]
    assert all(path.stat().st_size > 0 for path in written)
    assert {path.suffix for path in written} == {".csv", ".xlsx", ".pdf"}
    figures = (tmp_path / "out" / "figures-2025.csv").read_text(encoding="utf-8-sig")
    revenue = next(row for row in csv.DictReader(figures.splitlines()) if row["kpi"] == "Revenue")
    assert (revenue["value"], revenue["target"]) == ("51700.5", "12000000")


def test_with_a_screen_the_window_opens_with_the_workspace(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":0")
    opened: list[Path | None] = []
    result = run("--dir", tmp_path / "out", "--data", small, opened=opened)
    assert result.return_value == 0
    assert opened == [tmp_path / "out" / "crm.quotadesk"]
    assert "Written" not in result.output


def test_no_screen_is_known_by_what_a_desktop_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for key in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(key, raising=False)
    assert not has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_screen()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not has_screen()


def test_pages_are_drawn_in_another_process_off_the_screen(tmp_path: Path, small: Path) -> None:
    result = run("--dir", tmp_path / "out", "--data", small, "--json", render=draw)
    picture = tmp_path / "out" / "pages" / "page.png"
    assert str(picture) in json.loads(result.stdout)["written"]
    name, process, platform = picture.read_text(encoding="utf-8").split()
    assert (name, platform) == ("crm.quotadesk", "offscreen")
    assert int(process) != os.getpid()


def test_the_program_itself_draws_its_pages_without_a_screen(tmp_path: Path, small: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    environment.pop("QT_QPA_PLATFORM")
    command = [sys.executable, "-m", "desktop_app", "demo", "--no-window", "--dir", tmp_path / "out", "--data", small]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    assert not done.stderr
    pictures = list((tmp_path / "out" / "pages").glob("*.png"))
    assert tmp_path / "out" / "pages" / "gauges.png" in pictures
    assert all(f"Written: {picture}" in done.stdout for picture in pictures)


@pytest.mark.parametrize("render", [lack_a_library, die])
def test_pages_that_cannot_be_drawn_are_said_and_the_rest_is_written(
    tmp_path: Path, small: Path, render: Render
) -> None:
    result = run("--dir", tmp_path / "out", "--data", small, render=render)
    assert result.return_value == 0
    assert "The pages could not be drawn: " in result.stderr
    assert "figures-2025.csv" in result.stdout


def test_a_folder_without_the_files_is_refused_by_name(tmp_path: Path, small: Path) -> None:
    (small / "maven_crm_products.csv").unlink()
    with pytest.raises(UserError, match=r"exports lacks maven_crm_products\.csv\."):
        run("--dir", tmp_path / "out", "--data", small)


def test_a_folder_that_cannot_be_made_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError):
        run("--dir", tmp_path / "file" / "out")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QT_QPA_PLATFORM", "offscreen")
        yield folder, json.loads(run("--dir", folder, "--json").output)


def test_the_sample_goes_from_imports_to_pay(sample: tuple[Path, dict[str, Any]]) -> None:
    folder, shown = sample
    assert Path(shown["file"]) == folder / "sample.quotadesk"
    assert len(shown["imports"]["rows"]) == 18
    revenue = shown["figures"]["rows"][0]
    assert revenue["kpi"] == "Revenue"
    assert float(revenue["value"]["value"]) > 50_000
    pay = shown["pay"]
    assert sum(round(float(row["pay"]["value"]) * 100) for row in pay["rows"]) == round(
        float(pay["totals"]["pay"]["value"]) * 100
    )
    assert sum(float(row["pay"]["value"]) > 0 for row in pay["rows"]) == 12


def test_the_sample_leaves_a_statement_for_everybody_who_is_paid(sample: tuple[Path, dict[str, Any]]) -> None:
    folder, shown = sample
    papers = sorted((folder / "statements").glob("*.pdf"))
    assert len(papers) == 12
    assert all(paper.read_bytes().startswith(b"%PDF") for paper in papers)
    assert all(Path(name).is_file() for name in shown["written"])
    assert {str(paper) for paper in papers} <= set(shown["written"])


@pytest.mark.thorough
def test_a_second_run_makes_the_workspace_anew(tmp_path: Path, small: Path) -> None:
    first = json.loads(run("--dir", tmp_path, "--data", small, "--json").output)
    again = json.loads(run("--dir", tmp_path, "--data", small, "--json").output)
    assert first == again


@pytest.mark.skipif(not SHARED.is_dir(), reason="the CRM's exports do not lie beside this tree")
def test_the_main_job_on_a_real_crm_gives_its_known_figures(tmp_path: Path) -> None:
    crm = json.loads(run("--dir", tmp_path, "--data", SHARED, "--json").output)["crm"]
    assert (crm["opportunities"], crm["won"], crm["lost"]) == (8_800, 4_238, 2_473)
    assert (crm["open"], crm["open_without_dates"]) == (1_589, 500)
    assert crm["won_amount"]["value"] == "10005534"
    assert values(crm["revenue_by_quarter"]) == ["1134672", "3086111", "2982255", "2802496"]
    assert {region: amount["value"] for region, amount in crm["revenue_by_region"].items()} == {
        "West": "3568647", "Central": "3346293", "East": "3090594",
    }  # fmt: skip
    assert (crm["win_rate"]["value"], crm["decided"]) == ("4238/6711", 6_711)
    assert crm["cycle_days"]["value"] == "57"
    seller = crm["largest_seller"]
    assert (seller["name"], seller["amount"]["value"]) == ("Darcel Schlecht", "1153214")
    assert (seller["period"], seller["period_amount"]["value"]) == ("2017-09", "136534")
    assert seller["pay"]["value"] == "11984.08"
    assert (crm["without_customer"], crm["without_dates"]) == (1_425, 500)
    assert crm["aliases"] == [{"noun": "product", "written": "GTXPro", "known": "GTX Pro"}]
    assert (crm["target"]["amount"]["value"], crm["target"]["adds_up"]) == ("12000000", True)
    assert [(one["won_meanwhile"], one["same"]) for one in crm["taken_back_and_again"]] == [(4_238, True), (0, True)]
