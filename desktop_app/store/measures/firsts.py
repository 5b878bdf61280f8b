"""The table of first sales, as measures and groupings join it; what keeps it in step is in first_sales."""

from typing import Final

from desktop_app.domain.records import Kind

KINDS: Final = frozenset({Kind.OPPORTUNITY.value, Kind.SALE.value, Kind.INVOICE.value})
"""The kinds of which a workspace counts one as revenue."""
TABLE: Final = "first_sale"
STATEMENT: Final = f"""CREATE TABLE {TABLE} (
    kind text not null, noun text not null, name_id integer not null, version integer not null, day integer not null,
    primary key (kind, noun, name_id)) strict, without rowid"""


def joined(noun: str, kind: str, called: str, name: str) -> str:
    """SQL that joins as ``called`` the first sale of the ``noun`` whose number is ``name``, where there is one."""
    return f"""left join {TABLE} {called} on {called}.kind = '{kind}' and {called}.noun = '{noun}'
        and {called}.name_id = {name}"""
