import gc

import pytest

from observatory.imports.collecting import without_collection


def test_the_search_for_garbage_pauses_and_goes_on_also_after_a_refusal():
    @without_collection()
    def refused():
        assert not gc.isenabled()
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        refused()

    assert gc.isenabled()


def test_an_import_within_another_leaves_the_pause_to_the_outer_one():
    with without_collection():
        with without_collection():
            pass
        assert not gc.isenabled()

    assert gc.isenabled()
