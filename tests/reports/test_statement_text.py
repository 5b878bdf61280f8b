"""A statement as lines for a messenger: they sum to the pay."""

from dataclasses import replace

from desktop_app.reports.statement_text import build
from tests.reports.test_statement_document import line, statement

STATEMENT = statement(line())


def test_the_lines_of_a_statement() -> None:
    lines = build(STATEMENT).splitlines()
    assert lines[0].startswith(STATEMENT.name)
    assert len(lines) >= 2 + len(STATEMENT.lines)
    assert lines[-1].startswith("Pay: ")
    assert build(replace(STATEMENT, pay=None)).count("Pay:") == 0
