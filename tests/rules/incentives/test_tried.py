from desktop_app.rules.incentives.tried import Pay, Tried


def test_a_change_needs_both_sides_and_no_plan_before_is_no_pay() -> None:
    assert Pay((1, 2)).total == 3
    assert Pay().total is None
    assert Tried(1, "Ana", Pay((5, 5)), Pay((8, 1))).change == -1
    assert Tried(1, "Ana", None, Pay((8, 1))).change == 9
    assert Tried(1, "Ana", Pay(), Pay((8, 1))).change is None
    assert Tried(1, "Ana", Pay((5, 5)), Pay()).change is None
