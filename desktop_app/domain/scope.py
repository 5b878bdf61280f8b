"""For whom a figure, a target or a plan holds: the company, a team, a region or one person."""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class ScopeKind(Enum):
    COMPANY = "company"
    TEAM = "team"
    REGION = "region"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Scope:
    """``id`` is the row of the name in the workspace (0 for the company), ``name`` what people call it."""

    kind: ScopeKind = ScopeKind.COMPANY
    id: int = 0
    name: str = ""


COMPANY: Final = Scope()
