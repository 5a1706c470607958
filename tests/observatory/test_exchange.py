import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from observatory.exchange import Converted, NoRate, Rate, Rates, add_up, convert

DOLLAR = Rate("USD", "EUR", dt.date(2025, 12, 31), Decimal("1.04"), "ECB")
REAL = Rate("BRL", "EUR", dt.date(2025, 12, 31), Decimal("6.5"), "ECB")
PESO = Rate("COP", "EUR", dt.date(2025, 12, 31), Decimal("4312.50"), "Banco de la República", True)
PESO_FOR_DOLLAR = Rate("COP", "USD", dt.date(2025, 12, 31), Decimal("4100"), "Banco de la República", True)
positive = some.decimals(min_value="0.01", max_value="1000000000", places=2)
value = some.decimals(min_value="0.0001", max_value="10000", places=4)


def test_an_amount_is_divided_by_the_rate_for_one_euro_and_rounded_halves_up():
    found = convert(Decimal("1000000"), "COP", "EUR", 2025, Rates([PESO]))

    assert found == Converted(Decimal("231.88"), (PESO,))
    assert convert(Decimal("0.10"), "USD", "EUR", 2025, Rates([DOLLAR])).amount == Decimal("0.10")
    half = Rate("XXX", "EUR", dt.date(2025, 1, 1), Decimal(2), "")
    assert convert(Decimal("0.25"), "XXX", "EUR", 2025, Rates([half]), digits=1).amount == Decimal("0.1")
    assert convert(Decimal("0.10"), "XXX", "EUR", 2025, Rates([half]), digits=1).amount == Decimal("0.1")


def test_two_currencies_meet_in_the_euro():
    found = convert(Decimal(100), "BRL", "USD", 2025, Rates([REAL, DOLLAR]))

    assert found == Converted(Decimal("16.00"), (REAL, DOLLAR))


def test_a_rate_for_one_dollar_is_brought_to_the_euro_by_that_of_the_dollar():
    rates = Rates([PESO_FOR_DOLLAR, DOLLAR])

    assert convert(Decimal(4264000), "COP", "EUR", 2025, rates) == Converted(
        Decimal("1000.00"), (PESO_FOR_DOLLAR, DOLLAR)
    )
    assert convert(Decimal(4100), "COP", "USD", 2025, rates) == Converted(Decimal("1.00"), (PESO_FOR_DOLLAR,))


def test_a_rate_of_another_year_is_never_used():
    rates = Rates([PESO])

    assert convert(Decimal(1), "COP", "EUR", 2024, rates) == NoRate("COP", 2024)
    assert convert(Decimal(1), "EUR", "COP", 2026, rates) == NoRate("COP", 2026)
    assert convert(Decimal(1), "COP", "EUR", None, rates) == NoRate("COP", None)
    assert convert(Decimal(1), "COP", "EUR", 2025, Rates([PESO_FOR_DOLLAR])) == NoRate("COP", 2025)


def test_an_amount_in_the_currency_asked_for_needs_no_rate():
    assert convert(Decimal("0.005"), "ARS", "ARS", None, Rates([])) == Converted(Decimal("0.005"), ())


def test_the_last_rate_of_the_year_counts_and_of_one_day_the_citys_own():
    early = Rate("COP", "EUR", dt.date(2025, 3, 31), Decimal(4500), "", True)
    shared = Rate("COP", "EUR", dt.date(2025, 12, 31), Decimal(4000), "ECB")

    assert convert(Decimal(4500), "COP", "EUR", 2025, Rates([early])).rates == (early,)
    assert convert(Decimal(4500), "COP", "EUR", 2025, Rates([PESO, early, shared])).rates == (PESO,)


def test_a_sum_tells_what_it_leaves_out():
    amounts = [(Decimal(100), "EUR", 2025, 1), (Decimal("43125"), "COP", 2025, 2), (Decimal(5), "ARS", 2025, 3)]

    found = add_up(amounts, "EUR", Rates([PESO]))

    assert (found.amount, found.count, found.rates) == (Decimal("110.00"), 3, (PESO,))
    assert found.left_out == (NoRate("ARS", 2025),) * 3


def test_a_sum_of_nothing_is_zero_of_nothing():
    found = add_up([], "EUR", Rates([]))

    assert (found.amount, found.count, found.left_out) == (0, 0, ())


@given(positive, value)
def test_there_and_back_differs_by_no_more_than_the_rounding(amount, rate):
    rates = Rates([Rate("COP", "EUR", dt.date(2025, 6, 30), rate, "")])

    there = convert(amount, "COP", "EUR", 2025, rates, digits=6).amount
    back = convert(there, "EUR", "COP", 2025, rates, digits=6).amount

    assert abs(back - amount) <= rate * Decimal("0.0000005") + Decimal("0.000001")


@given(some.lists(some.tuples(positive, some.sampled_from(["EUR", "COP", "ARS"]), some.sampled_from([2024, 2025]))))
def test_every_amount_is_either_in_the_sum_or_left_out(amounts):
    found = add_up([(*each, 1) for each in amounts], "EUR", Rates([PESO]))

    assert found.count + len(found.left_out) == len(amounts)
