"""What time it is: asked here and handed down, so that everything below can be computed for any day."""

from datetime import UTC, date, datetime


def now() -> datetime:
    return datetime.now(UTC)


def moment() -> str:
    """Now in UTC as ISO 8601, for what is recorded."""
    return now().isoformat(timespec="milliseconds")


def today() -> date:
    """The day on the wall of this computer."""
    return datetime.now().astimezone().date()
