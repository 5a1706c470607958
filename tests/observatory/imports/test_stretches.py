"""A cell that says from when to when fills both days of the record."""

import datetime as dt

import pytest

from observatory.models import Activity, Agreement
from tests.factories.sheets import bring, csv

pytestmark = pytest.mark.django_db


def test_the_days_of_a_mission_stand_in_one_column(city):
    bring(csv("Missão;Período;Destino", "Feira;12 a 15 de março de 2019;Lisboa"), "missions", city)

    assert Activity.objects.values_list("starts_on", "ends_on").get() == (dt.date(2019, 3, 12), dt.date(2019, 3, 15))


def test_a_term_says_when_an_agreement_ends_or_that_it_does_not(city):
    sheet = csv(
        "Título;Contraparte;Data de assinatura;Vigência",
        "A;Porto;13/03/2019;5 anos",
        "B;Lyon;13/03/2019;Indeterminada",
        "C;Roma;13/03/2019;2019-2022",
        "D;Bonn;13/03/2019;conforme ata",
    )

    bring(sheet, "agreements", city)

    told = dict(Agreement.objects.values_list("title", "ends_on"))
    assert told == {"A": dt.date(2024, 3, 12), "B": None, "C": dt.date(2022, 12, 31), "D": None}
    assert Agreement.objects.get(is_open_ended=True).title == "B"
    assert Agreement.objects.get(title="C").in_force_from == dt.date(2019, 1, 1)
