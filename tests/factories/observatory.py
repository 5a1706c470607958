"""The least that is valid, for each model of the register."""

import datetime
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from observatory import models
from observatory.choices import ActivityKind, AgreementKind, ReviewAnswer, ReviewKind, Role


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = models.Country
        django_get_or_create = ["code"]

    code = "CO"
    alpha3 = factory.LazyAttribute(lambda country: {"CO": "COL", "ES": "ESP"}.get(country.code, f"{country.code}X"))
    name = factory.LazyAttribute(lambda country: {"CO": "Colombia", "ES": "España"}.get(country.code, country.code))


class CurrencyFactory(DjangoModelFactory):
    class Meta:
        model = models.Currency
        django_get_or_create = ["code"]

    code = "EUR"
    name = "Euro"


class SdgFactory(DjangoModelFactory):
    class Meta:
        model = models.Sdg
        django_get_or_create = ["code"]

    code = "11"
    position = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda sdg: f"SDG {sdg.code}")


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = models.Place

    geonameid = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Place {n}")
    name_key = factory.LazyAttribute(lambda place: place.name.lower())
    country = factory.SubFactory(CountryFactory)
    latitude = 4
    longitude = -74


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    password = factory.django.Password("correct horse battery")


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = models.CalendarFeed

    user = factory.SubFactory(UserFactory)
    made_at = factory.LazyFunction(timezone.now)


class CityFactory(DjangoModelFactory):
    class Meta:
        model = models.City

    code = factory.Sequence(lambda n: f"city-{n}")
    name = factory.Sequence(lambda n: f"City {n}")
    name_key = factory.LazyAttribute(lambda city: city.name.lower())
    country = factory.SubFactory(CountryFactory)


class PublicCityFactory(CityFactory):
    is_public = True


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    user = factory.SubFactory(UserFactory)
    city = factory.SubFactory(CityFactory)
    role = Role.STAFF
    starts_on = datetime.date(2020, 1, 1)


class LastVisitFactory(DjangoModelFactory):
    class Meta:
        model = models.LastVisit

    user = factory.SubFactory(UserFactory)
    city = factory.SubFactory(CityFactory)
    seen_at = factory.LazyFunction(timezone.now)


class GovernmentTermFactory(DjangoModelFactory):
    class Meta:
        model = models.GovernmentTerm

    city = factory.SubFactory(CityFactory)
    head = "A mayor"
    starts_on = datetime.date(2024, 1, 1)


class DepartmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Department

    city = factory.SubFactory(CityFactory)
    name = factory.Sequence(lambda n: f"Department {n}")


class StaffPositionFactory(DjangoModelFactory):
    class Meta:
        model = models.StaffPosition

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Post {n}")


class PositionHoldingFactory(DjangoModelFactory):
    class Meta:
        model = models.PositionHolding

    position = factory.SubFactory(StaffPositionFactory)
    user = factory.SubFactory(UserFactory)
    starts_on = datetime.date(2024, 1, 1)


class InternationalOfficeFactory(DjangoModelFactory):
    class Meta:
        model = models.InternationalOffice

    city = factory.SubFactory(CityFactory)
    name = "International Affairs"


class OfficeAbroadFactory(DjangoModelFactory):
    class Meta:
        model = models.OfficeAbroad

    city = factory.SubFactory(CityFactory)
    name = factory.Sequence(lambda n: f"Office {n}")
    country = factory.SubFactory(CountryFactory, code="ES")


class LegalInstrumentFactory(DjangoModelFactory):
    class Meta:
        model = models.LegalInstrument

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Decree {n}")
    kind = "decree"


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = models.Source

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Source {n}")
    url = "https://example.org/source"


class StrategyFactory(DjangoModelFactory):
    class Meta:
        model = models.Strategy

    city = factory.SubFactory(CityFactory)
    title = "A strategy"
    starts_on = datetime.date(2024, 1, 1)


class ObjectiveFactory(DjangoModelFactory):
    class Meta:
        model = models.Objective

    strategy = factory.SubFactory(StrategyFactory)
    city = factory.SelfAttribute("strategy.city")
    title = factory.Sequence(lambda n: f"Objective {n}")


class PlanningInstrumentFactory(DjangoModelFactory):
    class Meta:
        model = models.PlanningInstrument

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Plan {n}")


class GovernmentGoalFactory(DjangoModelFactory):
    class Meta:
        model = models.GovernmentGoal

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Goal {n}")


class PlanningStepFactory(DjangoModelFactory):
    class Meta:
        model = models.PlanningStep

    strategy = factory.SubFactory(StrategyFactory)
    city = factory.SelfAttribute("strategy.city")
    number = 1


class RiskFactory(DjangoModelFactory):
    class Meta:
        model = models.Risk

    strategy = factory.SubFactory(StrategyFactory)
    city = factory.SelfAttribute("strategy.city")
    title = factory.Sequence(lambda n: f"Risk {n}")
    likelihood = 3
    impact = 4


class BeneficiaryFactory(DjangoModelFactory):
    class Meta:
        model = models.Beneficiary

    strategy = factory.SubFactory(StrategyFactory)
    city = factory.SelfAttribute("strategy.city")
    title = factory.Sequence(lambda n: f"Group {n}")


class PeerReferenceFactory(DjangoModelFactory):
    class Meta:
        model = models.PeerReference

    strategy = factory.SubFactory(StrategyFactory)
    city = factory.SelfAttribute("strategy.city")
    title = factory.Sequence(lambda n: f"Reference {n}")
    learned_from = "Another city"


class SelfReviewFactory(DjangoModelFactory):
    class Meta:
        model = models.SelfReview

    strategy = factory.SubFactory(StrategyFactory)
    city = factory.SelfAttribute("strategy.city")
    kind = ReviewKind.IDEAS
    done_on = datetime.date(2025, 6, 1)


class ReviewItemFactory(DjangoModelFactory):
    class Meta:
        model = models.ReviewItem

    review = factory.SubFactory(SelfReviewFactory)
    key = "aligned"
    answer = ReviewAnswer.YES


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = models.Agreement

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Agreement {n}")
    kind = AgreementKind.TWINNING


class LegalStepFactory(DjangoModelFactory):
    class Meta:
        model = models.LegalStep

    agreement = factory.SubFactory(AgreementFactory)
    name = factory.Sequence(lambda n: f"Step {n}")


class SpecificObjectiveFactory(DjangoModelFactory):
    class Meta:
        model = models.SpecificObjective

    agreement = factory.SubFactory(AgreementFactory)
    text = factory.Sequence(lambda n: f"Specific objective {n}")


class AgreementRenewalFactory(DjangoModelFactory):
    class Meta:
        model = models.AgreementRenewal

    agreement = factory.SubFactory(AgreementFactory)
    renewed_on = datetime.date(2025, 1, 1)


class AgreementReviewFactory(DjangoModelFactory):
    class Meta:
        model = models.AgreementReview

    agreement = factory.SubFactory(AgreementFactory)
    year = 2025


class DistinctAgreementsFactory(DjangoModelFactory):
    class Meta:
        model = models.DistinctAgreements

    first = factory.SubFactory(AgreementFactory)
    second = factory.SubFactory(AgreementFactory)
    told_by = factory.SubFactory(UserFactory)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = models.Activity

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Activity {n}")
    kind = ActivityKind.MEETING
    starts_on = datetime.date(2025, 3, 9)


class MissionFactory(DjangoModelFactory):
    class Meta:
        model = models.Mission

    activity = factory.SubFactory(ActivityFactory, kind=ActivityKind.MISSION_OUT)


class DelegateFactory(DjangoModelFactory):
    class Meta:
        model = models.Delegate

    mission = factory.SubFactory(MissionFactory)
    post = "Mayor"


class CounterpartMetFactory(DjangoModelFactory):
    class Meta:
        model = models.CounterpartMet

    mission = factory.SubFactory(MissionFactory)
    organisation = factory.Sequence(lambda n: f"Organisation {n}")


class PromiseFactory(DjangoModelFactory):
    class Meta:
        model = models.Promise

    mission = factory.SubFactory(MissionFactory)
    what = factory.Sequence(lambda n: f"Promise {n}")


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = models.FollowUp

    mission = factory.SubFactory(MissionFactory)
    days = 30
    asked_on = datetime.date(2025, 4, 8)
    answered_on = datetime.date(2025, 4, 9)
    outcome = "lead"


class NetworkFactory(DjangoModelFactory):
    class Meta:
        model = models.Network

    name = factory.Sequence(lambda n: f"Network {n}")
    name_key = factory.LazyAttribute(lambda network: network.name.lower())


class NetworkMembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.NetworkMembership

    city = factory.SubFactory(CityFactory)
    network = factory.SubFactory(NetworkFactory)


class NetworkRoleFactory(DjangoModelFactory):
    class Meta:
        model = models.NetworkRole

    city = factory.SubFactory(CityFactory)
    membership = factory.SubFactory(NetworkMembershipFactory, city=factory.SelfAttribute("..city"))
    kind = "committee"
    body = factory.Sequence(lambda n: f"Committee {n}")


class NetworkProposalFactory(DjangoModelFactory):
    class Meta:
        model = models.NetworkProposal

    city = factory.SubFactory(CityFactory)
    membership = factory.SubFactory(NetworkMembershipFactory, city=factory.SelfAttribute("..city"))
    title = factory.Sequence(lambda n: f"Proposal {n}")
    presented_on = datetime.date(2025, 4, 1)


class NetworkFeeFactory(DjangoModelFactory):
    class Meta:
        model = models.NetworkFee

    city = factory.SubFactory(CityFactory)
    membership = factory.SubFactory(NetworkMembershipFactory, city=factory.SelfAttribute("..city"))
    year = 2025
    amount = 100
    currency = factory.SubFactory(CurrencyFactory)


class NameAliasFactory(DjangoModelFactory):
    class Meta:
        model = models.NameAlias

    city = factory.SubFactory(CityFactory)
    refers_to = "observatory.network"
    name = factory.Sequence(lambda n: f"Spelling {n}")
    name_key = factory.LazyAttribute(lambda alias: alias.name.lower())
    meant = "Network"


class PlannedRowFactory(DjangoModelFactory):
    class Meta:
        model = models.PlannedRow

    batch = factory.SubFactory("tests.factories.observatory.ImportBatchFactory")
    place = factory.Sequence(lambda n: n)
    row = factory.Sequence(lambda n: n + 2)
    fate = "created"


class LessonFactory(DjangoModelFactory):
    class Meta:
        model = models.Lesson

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Lesson {n}")
    happened_on = datetime.date(2025, 5, 1)
    tried = "What was tried"
    happened = "What happened"


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = models.Project

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Project {n}")


class ProjectPartnerFactory(DjangoModelFactory):
    class Meta:
        model = models.ProjectPartner

    project = factory.SubFactory(ProjectFactory)
    name = factory.Sequence(lambda n: f"Partner {n}")


class InvestmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Investment

    project = factory.SubFactory(ProjectFactory)
    year = 2025


class OpportunityFactory(DjangoModelFactory):
    class Meta:
        model = models.Opportunity

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Call {n}")


class GoodPracticeFactory(DjangoModelFactory):
    class Meta:
        model = models.GoodPractice

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Practice {n}")
    summary = "What it is"


class PracticeEventFactory(DjangoModelFactory):
    class Meta:
        model = models.PracticeEvent

    practice = factory.SubFactory(GoodPracticeFactory)
    step = "identified"
    happened_on = datetime.date(2025, 3, 9)


class PracticeCriterionFactory(DjangoModelFactory):
    class Meta:
        model = models.PracticeCriterion
        django_get_or_create = ["code"]

    code = "result"
    position = factory.Sequence(lambda n: n + 1)
    name = "Results"
    question = "Are there results?"
    source = "N8, ch. 3"


class PracticeCheckFactory(DjangoModelFactory):
    class Meta:
        model = models.PracticeCheck

    practice = factory.SubFactory(GoodPracticeFactory)
    criterion = factory.SubFactory(PracticeCriterionFactory)
    answer = "no"


class OfferFactory(DjangoModelFactory):
    class Meta:
        model = models.Offer

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Offer {n}")
    since = datetime.date(2025, 3, 9)


class NeedFactory(DjangoModelFactory):
    class Meta:
        model = models.Need

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Need {n}")
    since = datetime.date(2025, 3, 9)


class MatchFactory(DjangoModelFactory):
    class Meta:
        model = models.Match

    need = factory.SubFactory(NeedFactory)
    offer = factory.SubFactory(OfferFactory, city=factory.SelfAttribute("..need.city"))
    matched_on = datetime.date(2025, 4, 1)


class ExchangeRateFactory(DjangoModelFactory):
    class Meta:
        model = models.ExchangeRate

    currency = factory.SubFactory(CurrencyFactory, code="COP", name="Colombian Peso")
    base = factory.SubFactory(CurrencyFactory)
    day = datetime.date(2025, 12, 31)
    rate = Decimal("4312.50")
    source = "Banco de la República"


class BudgetYearFactory(DjangoModelFactory):
    class Meta:
        model = models.BudgetYear

    city = factory.SubFactory(CityFactory)
    year = 2025
    currency = factory.SubFactory(CurrencyFactory)


class BudgetLineFactory(DjangoModelFactory):
    class Meta:
        model = models.BudgetLine

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Line {n}")
    year = 2025
    currency = factory.SubFactory(CurrencyFactory)


class ImportBatchFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportBatch

    city = factory.SubFactory(CityFactory)
    dataset = "agreements"
    filename = "agreements.csv"
    sha256 = "0" * 64


class ImportedRowFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportedRow

    batch = factory.SubFactory(ImportBatchFactory)
    row = 2
    fate = "created"
    record = "observatory.agreement"
    record_uuid = factory.Faker("uuid4")


class ImportedBlockFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportedBlock

    batch = factory.SubFactory(ImportBatchFactory)
    record = "indicators.measurement"
    first = factory.Faker("uuid4")
    rows = [2, 3]
    raw = {"same": {"indicator": "A"}, "each": {"value": ["1", "2"]}}
    values = {"same": {"indicator": "A"}, "each": {"value": ["1", "2"]}}


class ColumnLayoutFactory(DjangoModelFactory):
    class Meta:
        model = models.ColumnLayout

    city = factory.SubFactory(CityFactory)
    dataset = "agreements"
    fingerprint = "0" * 64


class ChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.Change

    action = "created"
    record = "observatory.agreement"


class SealFactory(DjangoModelFactory):
    class Meta:
        model = models.Seal

    change = factory.SubFactory(ChangeFactory)
    entry = "0" * 64
    chain = "0" * 64
