"""The share of a full target in each month of service, as settings keep it."""

from fractions import Fraction

from desktop_app.operations.targets.ramp import kept_ramp, ramp_of
from desktop_app.store.settings import WorkspaceSettings


def test_until_one_is_set_the_usual_ramp_holds_and_stays_unset() -> None:
    unset = WorkspaceSettings()
    assert ramp_of(unset) == (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
    assert kept_ramp(unset, [25, 50, 75]) == ()


def test_what_is_set_is_kept_as_decimals_and_read_back() -> None:
    kept = kept_ramp(WorkspaceSettings(), [0, 5, 60])
    assert kept == ("0", "0.05", "0.6")
    assert ramp_of(WorkspaceSettings(target_ramp=kept)) == (0, Fraction(1, 20), Fraction(3, 5))


def test_no_ramp_at_all_is_another_thing_than_none_set() -> None:
    kept = kept_ramp(WorkspaceSettings(), [])
    assert kept == ("1",)
    assert ramp_of(WorkspaceSettings(target_ramp=kept)) == ()


def test_what_was_written_more_finely_stays_while_it_is_not_changed() -> None:
    fine = WorkspaceSettings(target_ramp=("0.333", "0.666"))
    assert kept_ramp(fine, [33, 67]) == ("0.333", "0.666")
    assert kept_ramp(fine, [33, 70]) == ("0.33", "0.7")
