import pytest

from observatory.imports.repairs import with_decisions
from observatory.models import Agreement
from observatory.spreadsheets import Refused
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db

SHEET = csv("title,kind,signed_on", "A,letter,2024-05-14", "B,pacto,14 de mayonesa", "C,pacto,2024")


def repaired(city, *repairs, content=SHEET):
    return check(content, "agreements", city, mapping={"repairs": list(repairs)})


def test_a_value_is_replaced_in_every_row_that_has_it(city):
    plan = repaired(city, {"column": "kind", "value": "pacto", "with": "charter"})

    assert counts(plan) == (2, 0, 0, 1)
    assert [row.stored["kind"] for row in plan.rows if row.fate == "created"] == ["letter", "charter"]
    assert plan.rows[2].raw["kind"] == "pacto", "what stood in the file is still told"


def test_one_cell_is_repaired_and_no_other(city):
    plan = repaired(city, {"sheet": "sheet", "row": 4, "column": "kind", "with": "charter"})

    assert [row.number for row in plan.rows if row.errors] == [3]


def test_all_of_one_cause_is_taken_as_missing(city):
    plan = repaired(
        city,
        {"column": "kind", "value": "pacto", "with": "charter"},
        {"column": "signed_on", "code": "not-a-date", "do": "missing"},
    )

    assert counts(plan) == (3, 0, 0, 0)
    assert plan.rows[1].stored.get("signed_on") is None
    assert "missing-word" in codes(plan.warnings)


def test_rows_of_one_cause_are_left_out_and_told(city):
    plan = repaired(city, {"column": "kind", "code": "not-in-list", "do": "leave-out"})

    assert counts(plan) == (1, 0, 0, 2), "no row is lost: what is left out is set aside"
    assert not plan.errors
    assert codes(plan.warnings).count("left-out") == 2


def test_a_row_that_is_good_may_be_left_out(city):
    plan = repaired(city, {"sheet": "sheet", "row": 2, "do": "leave-out"})

    assert plan.rows[0].fate == "rejected"


def test_rows_whose_values_do_not_go_together_can_be_left_out(city):
    content = csv("title,kind,signed_on,ends_on", "A,letter,2024-05-14,2020-01-01")

    plan = repaired(city, {"column": "ends_on", "code": "ends-before-signed", "do": "leave-out"}, content=content)

    assert (counts(plan), plan.errors) == ((0, 0, 0, 1), [])


def test_what_was_decided_is_written_by_the_command_too(city):
    mapping = {"repairs": [{"column": "kind", "code": "not-in-list", "do": "leave-out"}]}

    bring(SHEET, "agreements", city, mapping=mapping)

    assert Agreement.objects.get().title == "A"


def test_a_later_decision_about_the_same_stands_for_the_earlier():
    first = {"column": "kind", "value": "pacto", "with": "charter"}

    assert with_decisions((first,), [first | {"with": "letter"}]) == (first | {"with": "letter"},)


@pytest.mark.parametrize("wrong", ["text", ["text"], [{"column": "kind"}], [{"with": "a", "colour": "red"}]])
def test_repairs_that_are_none_are_refused(city, wrong):
    with pytest.raises(Refused):
        check(SHEET, "agreements", city, mapping={"repairs": wrong})
