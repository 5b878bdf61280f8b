from desktop_app.rules.incentives.tried import Pay, Tried


def test_a_change_needs_both_sides_and_no_plan_before_is_no_pay() -> None:
    assert Pay((1, 2)).total == 3
    assert Pay().total is None
    assert Tried(1, "Ana", Pay((5, 5)), Pay((8, 1))).change == -1
    assert Tried(1, "Ana", None, Pay((8, 1))).change == 9
    assert Tried(1, "Ana", Pay(), Pay((8, 1))).change is None
    assert Tried(1, "Ana", Pay((5, 5)), Pay()).change is None


def test_a_month_that_is_not_known_is_left_out_on_both_sides() -> None:
    one = Tried(1, "Ana", Pay((10, 20, 30)), Pay((11, None, 33)))
    assert one.after.total == 44
    assert (one.both, one.change) == ((40, 44), 4)
