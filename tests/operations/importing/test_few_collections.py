import gc

import pytest

from desktop_app.operations.importing.few_collections import few_collections


def test_what_held_before_holds_again_however_the_block_ends() -> None:
    before = gc.get_threshold()

    def fail() -> None:
        with few_collections():
            assert gc.isenabled()
            assert gc.get_threshold()[0] > before[0]
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        fail()
    assert gc.get_threshold() == before
