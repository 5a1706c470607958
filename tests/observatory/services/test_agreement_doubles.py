import datetime as dt
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from observatory.models import Agreement
from observatory.services.agreement_doubles import possible_doubles, repeated_texts, with_text
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
WHY = "To strengthen the bonds of friendship between both peoples."


def double(city, one, two):
    for values in (one, two):
        make.AgreementFactory(**{"city": city, "counterparts": "Lyon", "signed_on": dt.date(2020, 5, 1)} | values)
    return bool(possible_doubles(Agreement.objects.of(city)))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ({}, {}, True),
        ({}, {"signed_on": dt.date(2020, 6, 1)}, True),
        ({}, {"signed_on": dt.date(2020, 6, 2)}, False),
        ({"signed_on": dt.date(2020, 6, 2)}, {}, False),
        ({}, {"signed_on": None}, True),
        ({}, {"signed_on": dt.date(2020, 1, 1), "signed_on_precision": "year"}, True),
        ({}, {"kind": "memorandum"}, False),
        ({}, {"counterparts": "Turin"}, False),
        ({"counterparts": "Ciudad de Valparaiso"}, {"counterparts": "Valparaíso, ciudad de"}, True),
        ({"counterparts": "Ayuntamiento de Barcelona"}, {"counterparts": "Ajuntament de Barcelona"}, False),
        ({"counterparts": "Municipality of Bologna"}, {"counterparts": "Municipality of Bolognia"}, True),
        ({"counterparts": ""}, {"counterparts": ""}, False),
    ],
)
def test_same_counterpart_and_kind_and_close_dates_may_be_one_agreement(city, one, two, expected):
    assert double(city, one, two) is expected


def test_a_counterpart_chosen_and_one_written_are_the_same_city(city):
    lyon = make.CityFactory(name="Lyon", name_key="lyon", is_observed=False)

    assert double(city, {"counterpart_city": lyon, "counterparts": ""}, {})


def test_a_text_of_many_agreements_is_pointed_out_with_their_number(city):
    make.AgreementFactory.create_batch(4, city=city, why_signed=WHY)
    make.AgreementFactory(city=city, why_signed="To run the port together and to train its pilots.")

    [text] = repeated_texts(Agreement.objects.of(city))

    assert (text.field, text.text, text.n, text.is_exact) == ("why_signed", WHY, 4, True)
    assert with_text(Agreement.objects.of(city), text.mark).count() == 4
    assert not with_text(Agreement.objects.of(city), "why_signed-nothing").exists()


def test_a_text_with_another_name_in_it_is_nearly_the_same(city):
    for name in ("Lyon", "Turin", "Rosario"):
        make.AgreementFactory(city=city, why_signed=f"{WHY} Signed with great hopes by both mayors in {name}.")

    [text] = repeated_texts(Agreement.objects.of(city))

    assert (text.n, text.is_exact) == (3, False)


def test_two_agreements_are_not_many_and_a_word_is_no_text(city):
    make.AgreementFactory.create_batch(2, city=city, why_signed=WHY)
    make.AgreementFactory.create_batch(3, city=city, title="Twinning")

    assert repeated_texts(Agreement.objects.of(city)) == []


def test_objectives_that_many_agreements_share_count_each_agreement_once(city):
    for agreement in make.AgreementFactory.create_batch(3, city=city):
        make.SpecificObjectiveFactory.create_batch(2, agreement=agreement, text="To work together for the good of all")

    [text] = repeated_texts(Agreement.objects.of(city))

    assert (text.field, text.n) == ("specific_objectives", 3)


def test_thirteen_hundred_agreements_are_looked_through_quickly_in_the_same_queries(city):
    def looked_through():
        with CaptureQueriesContext(connection) as asked:
            possible_doubles(Agreement.objects.of(city))
            repeated_texts(Agreement.objects.of(city))
        return len(asked)

    many = [
        Agreement(
            city=city,
            title=f"Twinning with the city of {n * 7919:x}",
            kind="twinning",
            counterparts=f"{n * 104729:x} {n % 500}",
            why_signed=f"{WHY} {n * 15485863:x} {n * 32452843:x} {n * 49979687:x}",
            signed_on=dt.date(1990 + n % 30, 1, 1),
        )
        for n in range(1300)
    ]
    Agreement.objects.bulk_create(many[:3])
    few = looked_through()
    Agreement.objects.bulk_create(many[3:])

    started = time.process_time()
    assert looked_through() == few == 4
    assert time.process_time() - started < 5
