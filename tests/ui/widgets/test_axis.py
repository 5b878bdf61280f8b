from desktop_app.ui.widgets.axis import round_ticks


def test_ticks_stand_at_round_figures_inside_the_range() -> None:
    assert round_ticks(0, 4) == [0, 1, 2, 3, 4]
    assert round_ticks(0, 10, 2) == [0, 5, 10]
