"""Where the real files stand that some tests read: beside the repository, or where ``QUOTADESK_DATA`` says."""

import os
from pathlib import Path
from typing import Final

DATA: Final = Path(os.environ.get("QUOTADESK_DATA", Path(__file__).parents[2] / "shared" / "data"))
CASES: Final = DATA.parent / "cases"
