"""What goes out comes in again with no change, in every format."""

import io
from itertools import cycle

import pytest
from django.utils import translation
from factory.django import DjangoModelFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from actors.models import Participation
from indicators.models import AdoptedIndicator
from observatory.choices import Language, Role
from observatory.exports import MEDIA_TYPES, exported, template
from observatory.imports import Mapping
from observatory.imports.columns import readings
from observatory.models import Agreement, City
from observatory.resources import data_set, data_sets
from observatory.spreadsheets import read_workbook
from tests.factories.actors import ActorFactory, RelationFactory
from tests.factories.dialogues import CommitmentFactory, DialogueFactory
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    EvaluationDecisionFactory,
    EvaluationPlanFactory,
    FindingFactory,
    IndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
    TargetFactory,
    TargetSetFactory,
)
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    BeneficiaryFactory,
    CityFactory,
    CurrencyFactory,
    DepartmentFactory,
    GovernmentGoalFactory,
    MembershipFactory,
    MissionFactory,
    NetworkFactory,
    NetworkMembershipFactory,
    ObjectiveFactory,
    PeerReferenceFactory,
    PlanningInstrumentFactory,
    PlanningStepFactory,
    ProjectPartnerFactory,
    ReviewItemFactory,
    RiskFactory,
    SdgFactory,
    SourceFactory,
)
from tests.factories.sheets import check, counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def director():
    """Somebody of a territory in which everything there is stands once."""
    membership = MembershipFactory(role=Role.DIRECTOR, city__code="state", city__kind="region")
    city = CityFactory(code="inner", name="Inner", name_key="inner", parent=membership.city, latitude="4.60971")
    sdgs = [SdgFactory(code="11"), SdgFactory(code="17.9")]
    partner = CityFactory(name="Lyon", name_key="lyon", is_observed=False)
    objective = ObjectiveFactory(city=city, strategy__city=city, code="O1")
    agreement = AgreementFactory(
        city=city, code="a", title="=SUM(A1)", counterpart_city=partner, counterpart_country=partner.country,
        signed_on="2024-05-01", signed_on_precision="month", note="one\ntwo", is_open_ended=True, is_public=True,
        department=DepartmentFactory(city=city), status="in-force",
    )  # fmt: skip
    agreement.sdgs.set(sdgs)
    agreement.objectives.add(objective)
    activity = ActivityFactory(
        city=city, code="b", cost="1234.50", hours="12.25", topics=["air", "water"], participants=0
    )
    activity.departments.add(DepartmentFactory(city=city))
    Participation.objects.create(
        activity=activity, actor=ActorFactory(city=city, name="Uni", name_key="uni", code="uni")
    )
    MissionFactory(activity__city=city, activity__code="c", destination="Lyon", reason="political", delegates=3)
    network = NetworkFactory(code="al-las", brought_in_by=city, founded_on="2010-01-01", url="https://example.org/")
    NetworkMembershipFactory(
        city=city, code="d", network=network, joined_on="2015-01-01", joined_on_precision="year", fee="1.50"
    )
    dialogue = DialogueFactory(city=city, code="e")
    CommitmentFactory(city=city, dialogue=dialogue, code="f", due_on="2026-12-31")
    indicator = IndicatorFactory(city=membership.city, code="X", value_type="index", quality=["efficacy"])
    for segment, value in (("", "0"), ("Gender=Female; Zone=A\\;B", "1234567.123456")):
        MeasurementFactory(
            city=city, indicator=indicator, period=PeriodFactory(code="2025"), segment=segment, value=value
        )
    MeasurementFactory(
        city=city, indicator=indicator, period=PeriodFactory(code="2024"), value=3,
        state="approved", approved_at="2026-01-01T00:00Z",
    )  # fmt: skip
    for decided_on, kind, reason in (("2024-01-02", "original", ""), ("2025-03-04", "adjusted", "Fewer hands")):
        targets = TargetSetFactory(
            adoption=AdoptedIndicator.objects.filter(city=city, indicator=indicator).first()
            or AdoptedIndicatorFactory(city=city, indicator=indicator),
            kind=kind, reason=reason, decided_on=decided_on, document=SourceFactory(city=city, title="Plan"),
        )  # fmt: skip
        for year, value in (("2026", "0"), ("2027", "12.5")):
            TargetFactory(target_set=targets, period=PeriodFactory(code=year), value=value)
    ProjectPartnerFactory(project__city=city, project__code="g", name="Rosario")
    reference = PeerReferenceFactory(strategy=objective.strategy, country=city.country)
    for factory in (RiskFactory, BeneficiaryFactory, PlanningStepFactory):
        factory(strategy=reference.strategy)
    ObjectiveFactory(strategy=objective.strategy, parent=objective).government_goals.add(
        GovernmentGoalFactory(city=city, instrument=PlanningInstrumentFactory(city=city))
    )
    ReviewItemFactory(review__strategy=objective.strategy, key="aligned", answer="yes", evidence="The plan:\narticle 5")
    RelationFactory(city=city, from_actor__city=city, to_actor__city=city)
    evaluation = EvaluationPlanFactory(
        city=city, code="h", moments=["ex-post"], starts_on="2026-01-01", cost="10.50", currency=CurrencyFactory()
    )
    finding = FindingFactory(evaluation=evaluation, code="i", answer="accepted", answered_on="2026-02-01")
    EvaluationDecisionFactory(evaluation=evaluation, code="j", finding=finding, due_on="2026-12-31")
    for dataset in data_sets().values():
        fill(dataset, city, membership)
    return membership


def fill(dataset, city, membership):
    """Make a record of a data set that nothing was made for, by the factory of its model."""
    if not dataset.records(membership.city, City.objects.filter(pk__in=[city.pk, membership.city.pk])):
        factories = [each for each in DjangoModelFactory.__subclasses__() if each._meta.model is dataset.model]
        factories[0](city=city)


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_an_export_of_every_data_set_comes_in_again_with_no_change(director, kind):
    for name, dataset in data_sets().items():
        content = exported(dataset, director.city, director.user, kind)

        plan = check(content, name, director.city, by=director.user, filename=f"export.{kind}")

        assert plan.rows, name
        assert (plan.errors, counts(plan)) == ([], (0, 0, len(plan.rows), 0)), name


def test_actors_of_a_city_come_in_again_without_a_seat_made_of_its_code():
    director = MembershipFactory(role=Role.DIRECTOR)
    ActorFactory(city=director.city, name="Uni", name_key="uni", code="uni", place="")

    content = exported(data_set("actors"), director.city, director.user, "csv")

    assert counts(check(content, "actors", director.city, by=director.user, filename="export.csv")) == (0, 0, 1, 0)


def test_an_export_holds_only_what_the_person_works_on(director):
    AgreementFactory(city=CityFactory(), title="Elsewhere")
    AgreementFactory(city=CityFactory(parent=director.city, is_managed_by_parent=False), title="On its own")

    content = exported(data_set("agreements"), director.city, director.user, "csv").decode()

    assert "Elsewhere" not in content
    assert "On its own" not in content


def test_no_text_becomes_a_formula(director):
    content = exported(data_set("agreements"), director.city, director.user, "csv").decode()

    assert "'=SUM(A1)" in content


def test_every_template_is_understood_in_its_language_and_each_choice_of_its_lists_is_taken():
    for (name, dataset), language in zip(data_sets().items(), cycle(Language.values), strict=False):
        with translation.override(language):
            content = template(dataset)
        (reading,), _notes = readings(read_workbook(content, "template.xlsx"), dataset, Mapping())
        fields = [field for field in dataset.fields if not field.is_detail]
        sheet, *lists = load_workbook(io.BytesIO(content)).worksheets

        assert [column.field for column in reading.columns] == [field.name for field in fields], (name, language)
        assert all(len(each.title) <= 31 for each in (sheet, *lists))
        for rule in sheet.data_validations.dataValidation:
            our = fields[min(each.min_col for each in rule.sqref.ranges) - 1]
            words = [cell.value for (cell,) in lists[0][rule.formula1.partition("!")[2].replace("$", "")]]
            vocabulary = getattr(our.read, "vocabulary", None)
            meant = [True, False] if vocabulary is None else list(vocabulary.values)
            assert [our.read(word, None) for word in words] == meant, (name, our.name, language)


def test_the_example_of_a_template_never_goes_in(director):
    plan = check(template(data_set("agreements")), "agreements", director.city, filename="template.xlsx")

    assert counts(plan) == (0, 0, 1, 0)


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=40
).map(str.strip)


@given(TEXT.filter(bool), st.sampled_from(list(MEDIA_TYPES)))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_goes_out_and_comes_in_as_it_is(django_db_blocker, note, kind):
    Agreement.objects.all().delete()
    membership = MembershipFactory(role=Role.DIRECTOR)
    AgreementFactory(city=membership.city, code="a", note=note)

    content = exported(data_set("agreements"), membership.city, membership.user, kind)
    plan = check(content, "agreements", membership.city, filename=f"export.{kind}")

    assert counts(plan) == (0, 0, 1, 0)
