from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.store.database import Store
from tests.operations.reviews.scene import QUOTAS, set_quotas
from tests.ui.pages.deal_years import open_copy


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_copy(tmp_path / "w.quotadesk") as opened:
        set_quotas(opened, QUOTAS)
        yield opened
