"""One rotating log file for what went wrong; never a record, a name or an amount."""

import logging

from desktop_app import paths

LOGGER = logging.getLogger("quotadesk")
_FORMAT = "%(asctime)s %(levelname)s %(processName)s %(message)s"


def start() -> None:
    """Write warnings and worse of this process to the user's log; calling it again changes nothing."""
    if LOGGER.handlers:
        return
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - it loads sockets; the first paint doesn't wait

    target = paths.state_folder() / "quotadesk.log"
    handler = RotatingFileHandler(target, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORMAT))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
