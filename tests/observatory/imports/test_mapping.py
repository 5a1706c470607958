import pytest

from observatory.imports import Mapping
from observatory.spreadsheets import Refused


def test_a_mapping_is_kept_as_it_was_told():
    told = {
        "sheet": "2019",
        "header_row": 3,
        "columns": {"Firma": "signed_on", "x": None},
        "segments": ["Sex"],
        "decimal": ",",
    }

    assert Mapping.of(told).as_json() == told


def test_all_other_columns_may_be_segments():
    assert Mapping.of({"segments": "*"}).as_json() == {"segments": "*"}


@pytest.mark.parametrize(
    ("told", "code", "place"),
    [
        ([], "mapping-not-an-object", "mapping"),
        ({"colums": {}}, "mapping-unknown-part", "colums"),
        ({"columns": ["a"]}, "mapping-wrong-part", "columns"),
        ({"columns": {"a": 3}}, "mapping-wrong-part", "columns"),
        ({"header_row": "3"}, "mapping-wrong-part", "header_row"),
        ({"segments": "Sex"}, "mapping-wrong-part", "segments"),
        ({"dates": "ymd"}, "mapping-wrong-part", "dates"),
        ({"decimal": ";"}, "mapping-wrong-part", "decimal"),
        ({"multi": {"sdgs": ""}}, "mapping-wrong-part", "multi"),
        ({"constants": []}, "mapping-wrong-part", "constants"),
    ],
)
def test_a_wrong_mapping_is_refused_with_the_part_that_is_wrong(told, code, place):
    with pytest.raises(Refused) as refusal:
        Mapping.of(told)

    assert (refusal.value.code, refusal.value.place) == (code, place)
