import pytest

from desktop_app.store import many_rows
from desktop_app.store.database import Store
from desktop_app.store.many_rows import ask_rows, write_rows


@pytest.mark.parametrize("number", [0, 1, many_rows.TOGETHER, 2 * many_rows.TOGETHER + 1])
def test_rows_are_written_in_their_order_however_many_there_are(store: Store, number: int) -> None:
    connection = store.db.conn
    connection.execute("create temp table kept (id integer primary key, name text, fixed text)")
    columns = [[f"name {place}" for place in range(number)], range(number)]
    changed = write_rows(
        connection, "insert into temp.kept (name, id, fixed) values {rows}", "(?, ? + 5, 'x')", columns
    )
    assert sum(changed) == number
    assert all(one == many_rows.TOGETHER for one in changed[:-1])
    rows = connection.execute("select id, name, fixed from temp.kept order by id").fetchall()
    assert [tuple(row) for row in rows] == [(place + 5, f"name {place}", "x") for place in range(number)]
    connection.execute("drop table temp.kept")


def test_what_is_there_already_changes_nothing_and_can_be_asked_for(store: Store) -> None:
    connection = store.db.conn
    connection.execute("create temp table kept (id integer primary key)")
    insert = "insert or ignore into temp.kept values {rows}"
    assert write_rows(connection, insert, "(?)", [[1, 2]]) == [2]
    assert write_rows(connection, insert, "(?)", [[2, 3, 1]]) == [1]
    asked = "select i.column1 from (values {rows}) i where i.column1 in (select id from temp.kept)"
    assert ask_rows(connection, asked, "(?)", [range(many_rows.TOGETHER + 3)]) == [(1,), (2,), (3,)]
    connection.execute("drop table temp.kept")
