"""Work during which no garbage is looked for."""

import gc

import pytest

from desktop_app.operations.whole import without_collecting


def test_garbage_is_looked_for_again_afterwards_also_when_the_work_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        _divide()
    assert gc.isenabled()


@without_collecting()
def _divide() -> float:
    assert not gc.isenabled()
    return 1 / 0


def test_inside_of_such_work_nothing_is_switched_on_too_early() -> None:
    with without_collecting():
        with without_collecting():
            pass
        assert not gc.isenabled()
