"""What the data set of agreements takes and gives of their life."""

import datetime as dt

import pytest

from observatory import imports
from observatory.choices import Role
from observatory.exports import exported
from observatory.models import Agreement, SpecificObjective
from observatory.resources import data_set
from tests.factories import observatory as make
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make.CityFactory(code="bogota", name="Bogotá", name_key="bogota", languages=["en"])


@pytest.fixture
def director(city):
    return make.MembershipFactory(city=city, role=Role.DIRECTOR).user


def objectives():
    return list(SpecificObjective.objects.kept().values_list("text", flat=True))


def test_what_is_new_of_an_agreement_is_taken_in(city):
    post, deputy = (make.StaffPositionFactory(city=city, title=title) for title in ("Twinnings", "Agreements"))
    sheet = csv(
        "title,kind,renewal_kind,notice_months,responsible_post,deputy_post,specific_objectives",
        "A,letter,automatic,6,Twinnings,Agreements,Twelve teachers; One archive",
    )

    bring(sheet, "agreements", city)

    agreement = Agreement.objects.get()
    assert (agreement.renewal_kind, agreement.notice_months) == ("automatic", 6)
    assert (agreement.responsible_post, agreement.deputy_post) == (post, deputy)
    assert objectives() == ["Twelve teachers", "One archive"]


def test_an_export_comes_in_again_without_a_change(city, director):
    agreement = make.AgreementFactory(
        city=city,
        code="a",
        renewal_kind="explicit",
        notice_months=3,
        responsible_post=make.StaffPositionFactory(city=city),
        deputy_post=make.StaffPositionFactory(city=city),
        has_public_steps=True,
        why_signed="Because",
        responsible="Somebody's post",
    )
    for text in ("Teachers; and pupils", "An archive | a map"):
        make.SpecificObjectiveFactory(agreement=agreement, text=text)

    for kind in ("csv", "xlsx"):
        content = exported(data_set("agreements"), city, director, kind)
        plan = check(content, "agreements", city, filename=f"export.{kind}")
        assert counts(plan) == (0, 0, 1, 0)
        assert [warning.column for warning in plan.warnings] == []


def test_a_post_that_nobody_knows_is_kept_in_words_and_a_deputy_left_out(city):
    sheet = csv("title,kind,responsible_post,deputy_post", "A,letter,Harbours,Airports")
    plan, _batch = bring(sheet, "agreements", city)

    assert sorted(codes(plan.warnings)) == ["post-in-words", "unknown-post"]
    assert (Agreement.objects.get().responsible_post, Agreement.objects.get().responsible) == (None, "Harbours")
    assert counts(bring(sheet, "agreements", city)[0]) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("heads", "line", "code"),
    [
        ("in_force_from,ends_on", "2025-03-02,2025-03-01", "ends-before-in-force"),
        ("notice_months", "-1", "negative"),
        ("notice_months", "61", "invalid"),
        ("specific_objectives", "x" * 301, "invalid"),
    ],
)
def test_what_cannot_be_is_refused_in_its_row(city, heads, line, code):
    plan = check(csv(f"title,kind,{heads}", f"A,letter,{line}"), "agreements", city)

    assert codes(plan.errors) == [code]


def test_a_list_of_objectives_replaces_the_former_and_undoing_gives_it_back(city, director):
    agreement = make.AgreementFactory(city=city, code="a", title="A", kind="letter")
    make.SpecificObjectiveFactory(agreement=agreement, text="Old")
    make.SpecificObjectiveFactory(agreement=agreement, text="Lasting")

    _plan, batch = bring(csv("code,title,kind,specific_objectives", "a,A,letter,Lasting; New"), "agreements", city)
    assert sorted(objectives()) == ["Lasting", "New"]

    imports.undo(batch, by=director)
    assert sorted(objectives()) == ["Lasting", "Old"]


def test_an_empty_cell_leaves_the_objectives_alone(city):
    agreement = make.AgreementFactory(city=city, code="a", title="A", kind="letter")
    make.SpecificObjectiveFactory(agreement=agreement, text="Old")

    bring(csv("code,title,kind,specific_objectives", "a,A,letter,"), "agreements", city)

    assert objectives() == ["Old"]


def test_undoing_takes_the_objectives_with_the_agreement_but_not_one_added_since(city, director):
    sheet = csv("title,kind,specific_objectives", "A,letter,New")
    _plan, batch = bring(sheet, "agreements", city)
    added = make.SpecificObjectiveFactory(agreement=Agreement.objects.get(), text="By hand")

    with pytest.raises(imports.NotUndone):
        imports.undo(batch, by=director)
    added.delete()
    imports.undo(batch, by=director)

    assert not Agreement.objects.exists()
    assert not SpecificObjective.objects.exists()


def test_an_objective_added_by_hand_keeps_a_batch_without_any_from_being_undone(city, director):
    _plan, batch = bring(csv("title,kind", "A,letter"), "agreements", city)
    make.SpecificObjectiveFactory(agreement=Agreement.objects.get())

    with pytest.raises(imports.NotUndone):
        imports.undo(batch, by=director)
    assert SpecificObjective.objects.exists()


def test_a_legal_step_keeps_a_batch_from_being_undone(city, director):
    _plan, batch = bring(csv("title,kind", "A,letter"), "agreements", city)
    make.LegalStepFactory(agreement=Agreement.objects.get(), done_on=dt.date(2025, 1, 1))

    with pytest.raises(imports.NotUndone):
        imports.undo(batch, by=director)
