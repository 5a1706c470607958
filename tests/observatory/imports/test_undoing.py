import pytest
from django.core import serializers

from actors.models import Actor, Participation
from observatory.imports import NotApplied, NotUndone, undo
from observatory.models import (
    Activity,
    Agreement,
    Change,
    City,
    Department,
    ImportBatch,
    Mission,
    Network,
    NetworkMembership,
)
from tests.factories.actors import ActorFactory
from tests.factories.observatory import AgreementFactory, MembershipFactory
from tests.factories.sheets import bring, csv

pytestmark = pytest.mark.django_db

STORED = (Agreement, Activity, City, Department, Mission, Network, NetworkMembership, Actor, Participation)


def everything(*, but=("version",)):
    """All that is stored of the register, but for versions; what is tied anew counts by what it ties."""
    found = serializers.serialize("python", [thing for model in STORED for thing in model._base_manager.order_by("pk")])
    plain = [{k: v for k, v in each["fields"].items() if k not in but} | {"model": each["model"]} for each in found]
    return sorted(plain, key=str)


@pytest.mark.parametrize(
    ("dataset", "sheet"),
    [
        ("agreements", csv("city,sister city,country,sdgs", "Soria,Lyon,FR,11", "Soria,Lyon,FR,", "Teruel,Soria,ES,")),
        ("activities", csv("city,title,starts_on,departments,actors", "Soria,A,2025-01-02,Legal;Press,Uni;NGO")),
        ("missions", csv("city,starts_on,destination,reason", "Soria,2025-01-02,Lyon,political")),
        ("memberships", csv("city,country,network", "Soria,ES,UCLG", "Soria,ES,C40")),
        ("networks", csv("name,acronym", "United Cities,UCLG")),
        ("actors", csv("city,name,group", "Soria,Uni,academic")),
        ("cities", csv("name,code", "Soria,soria", "Teruel,")),
    ],
)
def test_a_batch_is_taken_back_exactly(spain, city, dataset, sheet):
    before = everything()
    _plan, batch = bring(sheet, dataset, spain, create_cities=True)
    assert everything() != before

    undo(batch)

    assert everything() == before
    batch.refresh_from_db()
    assert (batch.state, batch.undone_at is None) == ("undone", False)


@pytest.mark.parametrize(
    ("dataset", "first", "second"),
    [
        (
            "agreements",
            csv("code,title,kind,sdgs,signed_on", "a,A,letter,11,2024"),
            csv("code,title,kind,sdgs,signed_on", "a,B,charter,17,2024-05-06"),
        ),
        (
            "activities",
            csv("code,title,starts_on,departments,actors,hours", "a,A,2025-01-02,Legal,Uni,1.5"),
            csv("code,title,starts_on,departments,actors,hours", "a,A,2025-01-03,Press,NGO,2"),
        ),
        (
            "missions",
            csv("code,starts_on,destination,reason,delegates", "a,2025-01-02,Lyon,political,3"),
            csv("code,starts_on,destination,reason,delegates", "a,2025-01-02,Paris,,4"),
        ),
    ],
)
def test_changed_records_get_their_former_values(city, dataset, first, second):
    bring(first, dataset, city)
    before = everything()
    plan, batch = bring(second, dataset, city)
    assert plan.counts["updated"] == 1

    undo(batch)

    assert everything() == before


def test_taking_back_stands_in_the_log(city):
    person = MembershipFactory(city=city).user
    _plan, batch = bring(csv("title,kind", "A,letter"), "agreements", city)

    undo(batch, by=person)

    change = Change.objects.filter(batch=batch.uuid, action="undone").get()
    assert (change.by, change.city, change.label) == (person, city, "A")


def test_a_record_changed_since_keeps_the_whole_batch(city):
    _plan, batch = bring(csv("title,kind", "A,letter", "B,letter"), "agreements", city)
    Agreement.objects.filter(title="B").update(version=2, note="by hand")

    with pytest.raises(NotUndone) as refusal:
        undo(batch)

    assert [row.row for row in refusal.value.rows] == [3]
    assert Agreement.objects.count() == 2


def test_a_record_that_is_used_since_keeps_the_whole_batch(city):
    _plan, batch = bring(csv("title,kind", "A,letter", "B,letter"), "agreements", city)
    Participation.objects.create(actor=ActorFactory(city=city), agreement=Agreement.objects.get(title="A"))

    with pytest.raises(NotUndone) as refusal:
        undo(batch)

    assert [row.row for row in refusal.value.rows] == [2]


def test_actors_added_to_an_activity_by_hand_keep_it(city):
    _plan, batch = bring(csv("title,starts_on,actors", "A,2025-01-02,Uni"), "activities", city)
    Participation.objects.create(actor=ActorFactory(city=city), activity=Activity.objects.get())

    with pytest.raises(NotUndone):
        undo(batch)


def test_a_new_city_that_works_by_now_stays_and_so_does_the_batch(spain):
    _plan, batch = bring(csv("city,title,kind", "Soria,A,letter"), "agreements", spain, create_cities=True)
    AgreementFactory(city=City.objects.get(name="Soria"))

    with pytest.raises(NotUndone) as refusal:
        undo(batch)

    assert refusal.value.rows[0].record == "observatory.city"


def test_a_partner_that_others_use_by_now_stays_without_harm(city, countries):
    _plan, batch = bring(csv("title,counterpart,country", "A,Lyon,FR"), "agreements", city)
    lyon = City.objects.get(name="Lyon")
    other = AgreementFactory(city=city, counterpart_city=lyon)

    undo(batch)

    assert list(Agreement.objects.all()) == [other]
    assert City.objects.filter(pk=lyon.pk).exists()


def test_what_was_taken_back_can_be_brought_in_again(city):
    sheet = csv("title,kind", "A,letter")
    _plan, batch = bring(sheet, "agreements", city)
    undo(batch)

    plan, _batch = bring(sheet, "agreements", city)

    assert plan.counts["created"] == 1


def test_only_what_is_in_effect_is_taken_back(city):
    _plan, batch = bring(csv("title,kind", "A,letter"), "agreements", city)
    undo(batch)

    with pytest.raises(NotApplied):
        undo(ImportBatch.objects.get())
