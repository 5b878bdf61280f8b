"""``python -m tests.screens OUT [--scale 2] [--language ro]…``: pictures of every page, and what is wrong with them.

The exit code is 1 if a text is cut or lies over another.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings

from desktop_app import i18n
from desktop_app.app import make_application, make_window
from desktop_app.operations.moments import today
from desktop_app.operations.sample.workspace import end_for, make_sample
from desktop_app.ui.jobs import JobsInPlace
from tests.screens.rendering import SIZES, render


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--language", action="append")
    parser.add_argument("--width", type=int, action="append", help="1280, 1440 or 1920")
    parser.add_argument("--page", action="append", help="keep the pictures of these pages only")
    return parser.parse_args()


def main() -> int:
    asked = _arguments()
    screen = os.path.relpath(Path(__file__).with_name("screen.json"))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    os.environ["QT_SCALE_FACTOR"] = asked.scale

    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, home)
        app = make_application(sys.argv[:1])
        window = make_window(app, JobsInPlace())
        window.show()
        workspace = make_sample(Path(home) / "sample.quotadesk", end_for(today()))
        sizes = [size for size in SIZES if not asked.width or size[0] in asked.width]
        faulty = 0
        for one in render(window, workspace, asked.language or tuple(i18n.LANGUAGES), sizes=sizes):
            if asked.page and one.page not in asked.page:
                continue
            suffix = "" if asked.scale == "1" else f"@{asked.scale}x"
            one.picture.save(str(asked.out / f"{one.name}{suffix}.png"))
            faulty += bool(one.faults)
            for fault in one.faults:
                print(f"{one.name}: {fault}", flush=True)
        window.close()
    print(f"{faulty} pictures with faults" if faulty else "no text is cut or lies over another")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
