"""Days and decimals are proposed as the workspace's country writes them, in whatever language it is read."""

import pytest

from desktop_app.operations.importing.column_readings import usual_locale
from desktop_app.store.settings import WorkspaceSettings


@pytest.mark.parametrize(
    ("country", "format_", "language", "locale"),
    [
        ("RO", "1.234,56", "en", "de"),
        ("US", "1,234.56", "zh_CN", "en_US"),
        ("GB", "1,234.56", "en", "en_GB"),
        ("CN", "1,234.56", "en", "zh"),
        ("", "1,234.56", "ro", "ro"),
    ],
)
def test_the_country_proposes_how_days_and_decimals_are_read(
    country: str, format_: str, language: str, locale: str
) -> None:
    assert usual_locale(WorkspaceSettings(country=country, number_format=format_, language=language)) == locale
