import pytest

from indicators import periods
from reporting.network import csv_rows, headline, written
from reporting.network.counting import CityCounts, Network
from reporting.network.question import Question


def city(name, agreements, *, is_own=False, **more):
    counts = {"twinnings": 0, "networks": 0, "activities": 0, "latest": None, "population": None} | more
    return CityCounts(
        code=name.lower(), name=name, name_key=name.lower(), country="Colombia", is_own=is_own, agreements=agreements,
        **counts,
    )  # fmt: skip


def unknown(name):
    return city(name, None, twinnings=None, networks=None, activities=None)


def found(*rows):
    return Network(rows, {"agreements": sum(row.agreements or 0 for row in rows)})


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], "No agreement of these cities is on record"),
        ([0, 0], "No agreement of these cities is on record"),
        ([3], "1 city has 3 agreements"),
        ([1, 3], "2 cities have 4 agreements"),
        ([1, 1, 8], "3 cities have 10 agreements; C2 has 80% of them"),
        ([1, 1, 1, 1, 1], "5 cities have 5 agreements"),
    ],
)
def test_the_headline_counts_and_names_who_has_much_of_them(numbers, expected):
    assert headline(found(*(city(f"C{n}", number) for n, number in enumerate(numbers))), "en_GB") == expected


def table(*rows, **asked):
    return written(rows, found(*rows), Question(**asked), "en_GB", "antioquia")


def hrefs(row):
    return {cell.label: cell.href.partition("/en/")[2] or cell.href.partition("/es/")[2] for cell in row.cells}


def test_a_public_city_leads_to_its_public_agreements():
    (row,) = table(city("Lima", 3, twinnings=2, networks=1, activities=4))

    assert row.href.endswith("/cities/lima/agreements/")


def test_a_city_of_ones_own_leads_to_its_workspace_and_every_number_to_its_rows():
    asked = {"country": "ES", "period": periods.year(2025)}
    (row,) = table(city("Lima", 3, is_own=True, twinnings=2, networks=1, activities=4), **asked)

    assert row.href.endswith("/work/lima/agreements/")
    assert hrefs(row) == {
        "Inhabitants": "",
        "Agreements": "network/antioquia/lima/agreements/?period=2025&country=ES",
        "Twinnings": "network/antioquia/lima/twinnings/?period=2025&country=ES",
        "Networks": "network/antioquia/lima/networks/?period=2025&country=ES",
        "Activities": "network/antioquia/lima/activities/?period=2025&country=ES",
        "Latest": "",
    }


def test_nothing_known_is_no_zero_and_zero_is_no_link():
    zero, nothing = table(city("Lima", 0, networks=1, population=1200, latest=2020), unknown("Quito"))

    assert [cell.shown for cell in zero.cells] == ["1,200", "0", "0", "1", "0", "2020"]
    assert zero.cells[1].href == ""
    assert [cell.shown for cell in nothing.cells] == ["", "", "", "", "", ""]


def test_bars_are_as_long_as_their_share_of_the_longest():
    most, half, none = (row.cells[1] for row in table(city("A", 10), city("B", 5), unknown("C")))

    assert (most.bar, most.bar_starts, half.bar, half.bar_starts, none.bar) == (90, 0, 45, 45, None)


def test_the_file_keeps_numbers_and_leaves_empty_what_is_not_known():
    rows = list(csv_rows(found(city("Lima", 2, population=5, latest=2020), unknown("Quito"))))

    assert rows == [
        ["lima", "Lima", "Colombia", 5, 2, 0, 0, 0, 2020],
        ["quito", "Quito", "Colombia", None, None, None, None, None, None],
    ]
