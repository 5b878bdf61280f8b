"""Where the program begins: the command line, which opens the window when asked to."""

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path


def _start_window(file: Path | None) -> int:
    from desktop_app.app import start_window  # noqa: PLC0415 - commands without a window don't wait for Qt

    return start_window(file)


def _render_pages(file: Path, folder: Path) -> Sequence[Path]:
    from desktop_app.app import render_pages  # noqa: PLC0415 - as above

    return render_pages(file, folder)


def main() -> int:
    """The exit code."""
    multiprocessing.freeze_support()  # a bundled program starts its worker by starting itself
    if len(sys.argv) == 1:
        return _start_window(None)  # without waiting for the commands to be loaded
    from desktop_app import cli  # noqa: PLC0415 - the worker process imports this file and needs none of it

    return cli.run(_start_window, render=_render_pages)


if __name__ == "__main__":
    from desktop_app import __main__ as findable  # noqa: PLW0406 - another process finds nothing in a file run by -m

    sys.exit(findable.main())
