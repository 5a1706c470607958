from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.spreadsheets.notes import Unreadable
from observatory.spreadsheets.numbers import (
    AMBIGUOUS,
    Amount,
    decide_decimal,
    decimal_evidence,
    read_amount,
    read_number,
    read_whole,
)

NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("column", "decided"),
    [
        (["1,5", "20"], ","),
        (["1.5", "20"], "."),
        (["1.234,56"], ","),
        (["1,234.56"], "."),
        (["1.234.567"], ","),
        (["1,234,567"], "."),
        (["0.125"], "."),
        (["0,125"], ","),
        (["1.234", "0,5"], ","),
        (["1.234", "7.5"], "."),
        (["1234.567"], "."),
        ([f"1{NBSP}234,567"], ","),
        (["1'234.567"], "."),
        (["1.234"], AMBIGUOUS),
        (["1,234", "12"], AMBIGUOUS),
        (["-1.234"], AMBIGUOUS),
        (["R$ 1.234"], AMBIGUOUS),
        (["1.5", "2,5"], AMBIGUOUS),
        (["1", "2", "n/d", None], "."),
        ([Decimal("1.234"), 5, "x"], "."),
        (["1.2.3"], "."),
        ([], "."),
    ],
)
def test_decimal_mark_is_decided_for_the_whole_column(column, decided):
    assert decide_decimal(column) == decided


def test_evidence_names_the_first_text_that_speaks_for_each_mark():
    assert decimal_evidence(["7", "1.234", "1,5", "2,5"]) == {AMBIGUOUS: "1.234", ",": "1,5"}


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1.234,56", ",", "1234.56"),
        ("1,234.56", ".", "1234.56"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1.234.567", ",", "1234567"),
        ("1 234 567,8", ",", "1234567.8"),
        (f"1{NBSP}234,5", ",", "1234.5"),
        (f"1{THIN}234,5", ",", "1234.5"),
        ("1'234.5", ".", "1234.5"),
        ("1’234", ".", "1234"),
        ("-5", ".", "-5"),
        ("−5", ".", "-5"),
        ("–5", ".", "-5"),
        ("+5", ".", "5"),
        ("- 5", ".", "-5"),
        ("5-", ".", "-5"),
        ("(300)", ".", "-300"),
        ("( 1,5 )", ",", "-1.5"),
        (".5", ".", "0.5"),
        (",5", ",", "0.5"),
        ("007", ".", "7"),
        ("1e5", ".", "100000"),
        ("1.5E-3", ".", "0.0015"),
        ("0,30000000000000004", ",", "0.30000000000000004"),
        ("-0", ".", "0"),
        (0.1, ".", "0.1"),
        (7, ",", "7"),
        (Decimal("1.50"), ",", "1.50"),
    ],
)
def test_number_is_read_exactly(text, decimal, number):
    assert read_number(text, decimal) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "decimal", "code"),
    [
        ("1.5", ",", "other-decimal-mark"),
        ("1,5", ".", "other-decimal-mark"),
        ("1.234,5,6", ",", "other-decimal-mark"),
        ("1,23,456", ".", "bad-grouping"),
        ("12 34", ".", "bad-grouping"),
        ("1.234.56", ",", "bad-grouping"),
        ("NaN", ".", "not-finite"),
        ("inf", ".", "not-finite"),
        ("-Infinity", ".", "not-finite"),
        ("1e999", ".", "not-finite"),
        (float("nan"), ".", "not-finite"),
        (float("inf"), ".", "not-finite"),
        (Decimal("NaN"), ".", "not-finite"),
        ("", ".", "not-a-number"),
        (".", ".", "not-a-number"),
        ("abc", ".", "not-a-number"),
        ("5 km", ".", "not-a-number"),
        ("3/4", ".", "not-a-number"),
        ("12:30", ".", "not-a-number"),
        ("+-5", ".", "not-a-number"),
        ("(-5)", ".", "not-a-number"),
        ("(5", ".", "not-a-number"),
        ("٣", ".", "not-a-number"),
        ("1_000", ".", "not-a-number"),
        ("5 € $", ".", "not-a-number"),
        ("€ 5 USD", ".", "not-a-number"),
        (None, ".", "not-a-number"),
        (True, ".", "not-a-number"),
        ("5 XYZ", ".", "unknown-currency"),
        ("12 %", ".", "number-with-unit"),
        ("€ 5", ".", "number-with-unit"),
        ("#DIV/0!", ".", "error-cell"),
        ("#¡REF!", ".", "error-cell"),
    ],
)
def test_what_is_no_plain_number_is_refused_with_its_cause(text, decimal, code):
    with pytest.raises(Unreadable) as refusal:
        read_number(text, decimal)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "decimal", "amount"),
    [
        ("12,5 %", ",", Amount(Decimal("12.5"), "%")),
        ("12.5%", ".", Amount(Decimal("12.5"), "%")),
        ("30 por ciento", ",", Amount(Decimal(30), "%")),
        ("R$ 1.234,56", ",", Amount(Decimal("1234.56"), "BRL")),
        ("US$ 5", ".", Amount(Decimal(5), "USD")),
        ("US$-5", ".", Amount(Decimal(-5), "USD")),
        ("-US$ 5", ".", Amount(Decimal(-5), "USD")),
        ("(€ 5)", ".", Amount(Decimal(-5), "EUR")),
        ("54.619 COP", ",", Amount(Decimal(54619), "COP")),
        ("$ 5 USD", ".", Amount(Decimal(5), "USD")),
        ("$ 5", ".", Amount(Decimal(5), "$")),
        ("1 200 €", ",", Amount(Decimal(1200), "EUR")),
        ("5", ".", Amount(Decimal(5), "")),
    ],
)
def test_amount_keeps_what_stands_beside_the_number(text, decimal, amount):
    assert read_amount(text, decimal) == amount


@pytest.mark.parametrize(("value", "whole"), [("3", 3), ("3.0", 3), (Decimal("4"), 4), ("1,000", 1000)])
def test_whole_number_is_read_as_one(value, whole):
    assert read_whole(value) == whole


def test_fraction_is_not_rounded_to_a_whole_number():
    with pytest.raises(Unreadable) as refusal:
        read_whole("1,5", ",")

    assert refusal.value.code == "not-whole"


CONVENTIONS = [
    (",", "."),
    (",", " "),
    (",", NBSP),
    (",", THIN),
    (",", ""),
    (".", ","),
    (".", "'"),
    (".", " "),
    (".", ""),
]
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)


def written(number, decimal, group):
    """Write a number in one convention: `1234.5` with "," and "." is `1.234,5`."""
    whole, _, fraction = f"{number:,f}".partition(".")
    return whole.replace(",", group) + (decimal + fraction if fraction else "")


@pytest.mark.parametrize(("decimal", "group"), CONVENTIONS)
@given(number=decimals)
def test_number_written_in_any_convention_is_read_back(decimal, group, number):
    assert read_number(written(number, decimal, group), decimal) == number


@pytest.mark.parametrize(("decimal", "group"), CONVENTIONS)
@given(numbers=st.lists(decimals, min_size=1))
def test_column_written_in_one_convention_is_decided_for_it(decimal, group, numbers):
    assert decide_decimal([written(number, decimal, group) for number in numbers]) == decimal


@given(st.text(max_size=30), st.sampled_from([",", "."]))
def test_any_text_is_a_finite_number_or_refused(text, decimal):
    try:
        number = read_number(text, decimal)
    except Unreadable:
        return
    assert number.is_finite()


@given(st.lists(st.one_of(st.none(), st.text("0123456789.,' -%€", max_size=12)), max_size=6))
def test_mark_of_any_column_is_one_of_three(column):
    assert decide_decimal(column) in {",", ".", AMBIGUOUS}
