"""What the invented city shows: every part of the register has something to look at, and nothing is real."""

import datetime

import pytest

from observatory.choices import PracticeStep, StepState
from observatory.models import (
    Criterion,
    GovernmentGoal,
    Lesson,
    PlanningStep,
    PositionHolding,
    PracticeEvent,
    Sdg,
    SelfReview,
    StaffPosition,
)
from observatory.services.money import rates_missing
from reporting.demo.example import office, planning, practices, projects, register, ties
from reporting.demo.example.city import Example, told
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
PARTS = (register, office, planning, ties, projects, practices)


@pytest.fixture
def example():
    for code in ("CO", "FR", "ES", "DE", "BR", "CL", "MX", "PE", "PT"):
        make.CountryFactory(code=code)
    for code in ("COP", "USD", "EUR", "BRL"):
        make.CurrencyFactory(code=code)
    for code in ("2", "4", "6", "8", "10", "11", "11.2", "12", "13", "16", "16.7", "17"):
        make.SdgFactory(code=code)
    for code in told("practices")["checks"]["frentes-de-agua"]:
        make.PracticeCriterionFactory(code=code)
    example = Example(told("city"))
    for part in PARTS:
        part.log(example)
    return example


def test_the_example_shows_every_part_of_the_register_and_every_stage_of_a_practice(example):
    shown = {model for model in Record.__subclasses__() if model.objects.filter(city=example.city).exists()}
