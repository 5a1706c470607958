"""Nobody sees, and nobody changes, another city's unpublished work: every address that exists, asked by everybody."""

import datetime
import re

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.translation import override

from indicators.derived import RULES
from indicators.models import Indicator
from observatory import imports
from observatory.choices import ActivityKind, Role
from observatory.services.codes import key_of
from tests.factories import actors, dialogues, indicators, observatory, reporting

CANARY = "Zxqcanary"
ASKED = "?q=Zxqcan"  # what pages repeat of a question is not the canary itself
NOW = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
COUNTED = next(iter(RULES))
OWN = "OWN-01"
PARAMETER = re.compile(r"[<(](?:\?P<|\w+:)(\w+)>")
APPS = ["observatory", "actors", "dialogues", "indicators", "reporting"]
FOR_DIRECTORS = [
    "agreement-decide", "evaluation-shift", "finding-answer", "handover-new", "handover-sign",
    "import-undo", "indicator-adopt", "indicator-baseline", "indicator-edit",
    "indicator-owners", "indicator-retire", "indicator-targets",
    "measure-lock",
    "measurement-correct", "peer-glance-agree", "peer-glance-disagree", "peer-glance-edit", "peer-glance-new",
    "peer-glance-remove", "peer-glance-restore", "peer-glance-revoke",
    "person-change", "person-end", "person-invite", "position-end", "position-give",
    "position-handover", "report-freeze", "report-publish", "report-withdraw",
    "report-thaw",
    "survey-publish", "survey-withdraw", "survey-words",
    "term-edit", "term-new", "term-remove", "work-review", "work-settings",
]  # fmt: skip
OUTSIDERS = ["anonymous", "director elsewhere"]

pytestmark = pytest.mark.no_cover  # asks for everything and proves nothing of a line


def flat(patterns, before=""):
    for each in patterns:
        if not hasattr(each, "url_patterns"):
            yield each.name, before + str(each.pattern)
        elif each.app_name != "admin":
            yield from flat(each.url_patterns, before + str(each.pattern))


ROUTES = dict(flat(get_resolver().url_patterns))
WORK = [name for name, route in ROUTES.items() if "/work/<" in route or "/sources/<" in route]
PUBLIC = [name for name in ROUTES if name not in WORK]
NAMES_ONE_THING = [name for name in WORK if re.search("work/.*(:key|:report|:uuid)>", ROUTES[name])]


class World:
    """A city in which every field that a person writes holds the canary, and nothing but the city may be public."""

    def __init__(self, code, canary=CANARY, *, is_public=False):
        self.canary = canary
        name = "Open City" if is_public else f"{canary} City"
        self.city = city = observatory.CityFactory(code=code, name=name, is_public=is_public)
        self.director = observatory.MembershipFactory(city=city, role=Role.DIRECTOR)
        self.staff = observatory.MembershipFactory(city=city, role=Role.STAFF)
        observatory.MembershipFactory(city=city, role=Role.ADMIN, user=self.director.user)
        self.year = indicators.PeriodFactory(code="2025")
        self.kept, self.removed = self.records(), self.records(removed_at=NOW)
        self.measured()
        self.reported()
        self.rest()

    def records(self, **fields):
        """A record of every noun of the workspace, by the name its addresses begin with."""
        fields |= {"city": self.city}
        titled = fields | {"title": f"{self.canary} title"}
        survey = dialogues.SurveyFactory(**fields, title_en=f"{self.canary} title", asked=f"{self.canary} asked")
        dialogues.SurveyQuestionFactory(survey=survey, text_en=f"{self.canary} asks")
        strategy = observatory.StrategyFactory(**titled, vision=f"{self.canary} vision")
        dialogue = dialogues.DialogueFactory(**titled)
        commitment = dialogues.CommitmentFactory(**fields, dialogue=dialogue, text=f"{self.canary} word")
        dialogues.CommitmentNoteFactory(commitment=commitment, text=f"{self.canary} note")
        communication = dialogues.CommunicationFactory(**titled, note=f"{self.canary} note")
        dialogues.PickupFactory(communication=communication, outlet=f"{self.canary} paper")
        plan = dialogues.CommunicationPlanFactory(**titled, note=f"{self.canary} note")
        dialogues.PlannedCommunicationFactory(plan=plan, aim=f"{self.canary} aim")
        trip = observatory.ActivityFactory(**titled, kind=ActivityKind.MISSION_OUT)
        mission = observatory.MissionFactory(activity=trip, destination=f"{self.canary} abroad")
        observatory.DelegateFactory(mission=mission, post=f"{self.canary} post")
        observatory.CounterpartMetFactory(mission=mission, organisation=f"{self.canary} counterpart")
        observatory.PromiseFactory(mission=mission, what=f"{self.canary} promise")
        observatory.FollowUpFactory(mission=mission, text=f"{self.canary} answer")
        network = observatory.NetworkFactory()
        membership = observatory.NetworkMembershipFactory(**fields, network=network, role=f"{self.canary} role")
        post = observatory.StaffPositionFactory(**titled, note=f"{self.canary} note")
        actor = actors.ActorFactory(**fields, name=f"{self.canary} actor", contact=f"{self.canary} contact")
        evaluation = indicators.EvaluationPlanFactory(**titled, what=f"{self.canary} what")
        finding = indicators.FindingFactory(**fields, evaluation=evaluation, text=f"{self.canary} finding")
        decision = indicators.EvaluationDecisionFactory(
            **fields, evaluation=evaluation, finding=finding, text=f"{self.canary} decision"
        )
        indicators.DecisionNoteFactory(decision=decision, text=f"{self.canary} note")
        return {
            "activity": observatory.ActivityFactory(**titled, result=f"{self.canary} result"),
            "actor": actor,
            "agreement": observatory.AgreementFactory(**titled, note=f"{self.canary} note"),
            "assessment": actors.AssessmentFactory(**fields, actor=actor, note=f"{self.canary} note"),
            "beneficiary": observatory.BeneficiaryFactory(**titled, strategy=strategy, gain=f"{self.canary} gain"),
            "budget": observatory.BudgetYearFactory(**fields, year=2025, note=f"{self.canary} note"),
            "budget-line": observatory.BudgetLineFactory(**titled, note=f"{self.canary} note"),
            "commitment": commitment,
            "communication": communication,
            "communication-plan": plan,
            "decision": decision,
            "department": observatory.DepartmentFactory(
                **fields, name=f"{self.canary} department {bool(fields.get('removed_at'))}"
            ),
            "dialogue": dialogue,
            "evaluation": evaluation,
            "finding": finding,
            "goal": observatory.GovernmentGoalFactory(**titled, axis=f"{self.canary} axis"),
            "instrument": observatory.PlanningInstrumentFactory(**titled, approved_by=f"{self.canary} mayor"),
            "legal-instrument": observatory.LegalInstrumentFactory(**titled, allows=f"{self.canary} allows"),
            "lesson": observatory.LessonFactory(**titled),
            "map-snapshot": actors.MapSnapshotFactory(**titled, note=f"{self.canary} note"),
            "mission": trip,
            "network": membership,
            "network-fee": observatory.NetworkFeeFactory(**fields, membership=membership, note=f"{self.canary} note"),
            "network-proposal": observatory.NetworkProposalFactory(**titled, membership=membership),
            "network-role": observatory.NetworkRoleFactory(
                **fields, membership=membership, body=f"{self.canary} body", responsible_post=post
            ),
            "need": observatory.NeedFactory(**titled, description=f"{self.canary} need"),
            "objective": observatory.ObjectiveFactory(**titled, strategy=strategy),
            "offer": observatory.OfferFactory(**titled, description=f"{self.canary} offer"),
            "office-abroad": observatory.OfficeAbroadFactory(**fields, name=f"{self.canary} house"),
            "opportunity": observatory.OpportunityFactory(**titled, organiser=f"{self.canary} fund"),
            "peer-glance": indicators.PeerGlanceFactory(
                **titled, evaluation=evaluation, advice=f"{self.canary} advice", signed_as="A peer", signed_at=NOW
            ),
            "position": post,
            "practice": observatory.GoodPracticeFactory(**titled, note=f"{self.canary} note"),
            "project": observatory.ProjectFactory(**titled, note=f"{self.canary} note"),
            "question": dialogues.QuestionFactory(**fields, text=f"{self.canary} question"),
            "reference": observatory.PeerReferenceFactory(**titled, strategy=strategy, learned=f"{self.canary} word"),
            "relation": actors.RelationFactory(**fields, from_actor=actor, evidence=f"{self.canary} evidence"),
            "risk": observatory.RiskFactory(**titled, strategy=strategy, mitigation=f"{self.canary} word"),
            "self-review": self.reviewed(strategy, fields),
            "source": observatory.SourceFactory(**titled),
            "strategy": strategy,
            "survey": survey,
        }

    def reviewed(self, strategy, fields):
        """A self-review of the strategy; and the strategy itself answers its first step."""
        observatory.PlanningStepFactory(**fields, strategy=strategy, answer=f"{self.canary} answer")
        review = observatory.SelfReviewFactory(**fields, strategy=strategy, note=f"{self.canary} note")
        observatory.ReviewItemFactory(review=review, evidence=f"{self.canary} evidence")
        return review

    def measured(self):
        """An indicator in use whose value of 2025 is approved and not public, and that of 2024 a draft."""
        indicator = Indicator.objects.filter(code=COUNTED).first() or indicators.IndicatorFactory(code=COUNTED)
        self.adoption = indicators.AdoptedIndicatorFactory(
            city=self.city, indicator=indicator, owner_role=f"{self.canary} post", is_public=False
        )
        said = {"city": self.city, "indicator": indicator, "note": f"{self.canary} note", "is_derived": True}
        self.value = indicators.MeasurementFactory(**said, state="approved", approved_at=NOW, period=self.year)
        indicators.MeasurementFactory(**said, period=indicators.PeriodFactory(code="2024"))
        self.breakdown = indicators.BreakdownFactory(adoption=self.adoption, name=f"{self.canary} parts")
        self.own = indicators.IndicatorFactory(
            city=self.city, code=OWN, name=f"{self.canary} indicator", value_type="ordinal3"
        )
        indicators.AdoptedIndicatorFactory(city=self.city, indicator=self.own, is_public=False)

    def reported(self):
        """A report with a draft, and an edition that is out."""
        self.report = reporting.ReportFactory(city=self.city, period=self.year, title=f"{self.canary} draft")
        reporting.ReportTextFactory(report=self.report, text=f"{self.canary} text", headline=f"{self.canary} headline")
        published = reporting.ReportFactory(
            city=self.city,
            period=indicators.PeriodFactory(code="2024"),
            title="Out since 2024",
            code=f"out-{self.city.code}",
        )
        title = published.title if self.city.is_public else f"{self.canary} edition"
        files = {name: ContentFile(title.encode(), name=f"edition.{name}") for name in ("page", "pdf", "csv", "json")}
        self.edition = reporting.EditionFactory(report=published, title=title, **files)
        self.book = reporting.HandoverBookFactory(
            city=self.city,
            made_by=self.director.user,
            letter=f"{self.canary} letter",
            content={"parts": []},
            stage="ready",
            made_at=NOW,
            zip_sha256="ab" * 32,
            **{
                name: ContentFile(f"{self.canary} book".encode(), name=f"book.{name}") for name in ("pdf", "zip", "ics")
            },
        )

    def rest(self):
        observatory.InternationalOfficeFactory(city=self.city, name=f"{self.canary} office")
        observatory.PositionHoldingFactory(position=self.kept["position"], user=self.staff.user)
        self.file = observatory.SourceFactory(city=self.city, title=f"{self.canary} file", sha256="ab" * 32)
        self.file.file.save("x", ContentFile(f"{self.canary} bytes".encode()))
        content = f"title,kind,signed_on\n{self.canary} twinning,twinning,2025-03-09\n".encode()
        told = {"city": self.city, "by": self.director.user}
        self.batch = imports.receive(dataset="agreements", content=content, filename=f"{self.canary}.csv", **told)
        imports.check(self.batch, mapping=imports.mapping_of(self.batch), by=self.director.user)
        self.term = observatory.GovernmentTermFactory(city=self.city, head=f"{self.canary} mayor")
        self.looked_after()
        happened = {"practice": self.kept["practice"], "where": f"{self.canary} place"}
        self.event = observatory.PracticeEventFactory(**happened, step="shown")
        self.match = observatory.MatchFactory(
            need=self.kept["need"], offer=self.kept["offer"], outcome=f"{self.canary} outcome"
        )
        self.rate = observatory.ExchangeRateFactory(city=self.city, source=f"{self.canary} bank")
        self.alike = actors.ActorFactory(city=self.city, name=f"{self.canary} actors")
        self.actor = actors.ParticipationFactory(actor=self.kept["actor"], activity=self.kept["activity"]).actor

    def looked_after(self):
        """What belongs to an agreement, and one that looks like it."""
        agreement, told = self.kept["agreement"], f"{self.canary} told"
        self.twin = observatory.AgreementFactory(city=self.city, title=f"{self.canary} title", note=told)
        observatory.AgreementReviewFactory(agreement=agreement, obtained=told)
        self.parts = {
            "step": observatory.LegalStepFactory(agreement=agreement, name=told),
            "objective": observatory.SpecificObjectiveFactory(agreement=agreement, text=told),
            "renewal": observatory.AgreementRenewalFactory(agreement=agreement, note=told),
        }


def key(world, name):
    if name.startswith("account_"):
        return "not-a-key"
    noun, act = name.removesuffix("-up").rsplit("-", 1)
    noun = noun.removesuffix("-actor")
    noun = "agreement" if name.startswith("agreement-") else noun
    noun = "practice" if noun == "practice-event" else noun
    noun = "survey" if noun.startswith("survey") else noun
    return key_of((world.removed if act == "restore" else world.kept)[noun])


def code(world, name):
    noun = name.removeprefix("city-")
    noun = "peer-glance" if noun == "advice" else noun
    if noun in ("agreement", "evaluation", "lesson", "peer-glance", "practice", "project"):
        return key_of(world.kept[noun])
    if name.startswith("own-indicator-") or name == "measurement-assess":
        return OWN
    return world.city.code if of_city(name) else COUNTED


def of_city(name):
    """Whether `code` stands for the city in this address, as it does where no other parameter does."""
    return not {"city", "territory"} & set(PARAMETER.findall(ROUTES[name])) and not name.startswith("catalogue")


def identifier(world, name):
    if name.startswith("agreement-"):
        return world.parts[name.split("-")[1]].uuid
    if name.startswith("person-"):
        return world.staff.uuid
    if name.startswith("survey-question"):
        return world.kept["survey"].questions.get().uuid
    if name.startswith("import-"):
        return world.batch.uuid
    if name.startswith("practice-event-"):
        return world.event.uuid
    if name.startswith("handover-"):
        return world.book.uuid
    if name.startswith("need-"):
        return world.match.offer.uuid if name == "need-match" else world.match.uuid
    return world.file.uuid if name == "source-download" else world.value.uuid


# What stands for each parameter of an address. A parameter that is not here fails the test that asks for it.
ARGUMENTS = {
    "actor": lambda world, name: world.actor.uuid,
    "breakdown": lambda world, name: world.breakdown.pk,
    "city": lambda world, name: world.city.code,
    "code": code,
    "dataset": lambda world, name: "agreements",
    "day": lambda world, name: world.term.starts_on.isoformat(),
    "days": lambda world, name: 30,
    "dialogue": lambda world, name: key_of(world.kept["dialogue"]),
    "glance": lambda world, name: world.kept["peer-glance"].uuid,
    "key": key,
    "figure": lambda world, name: "INS-EXC-01",
    "kind": lambda world, name: "csv" if name == "export-dataset" else "measurement",
    "name": lambda world, name: "agreements",
    "other": lambda world, name: (world.alike if name.startswith("actor-") else world.twin).uuid,
    "number": lambda world, name: world.rate.pk if name.startswith("rate-") else 1,
    "period": lambda world, name: "2025",
    "report": lambda world, name: (
        f"out-{world.city.code}" if name == "report-withdraw" or name[:7] != "report-" else world.report.code
    ),
    "rest": lambda world, name: "v2",
    "section": lambda world, name: "site" if name == "sitemap-section" else "summary",
    "step": lambda world, name: 1,
    "suffix": lambda world, name: {"handover-file": "pdf", "indicator-citation": "bib"}.get(name, "csv"),
    "survey": lambda world, name: world.kept["survey"].code or world.kept["survey"].uuid,
    "territory": lambda world, name: world.city.code,
    "count": lambda world, name: "agreements",
    "token": lambda world, name: "not-a-token",
    "uidb36": lambda world, name: "1",
    "uuid": identifier,
    "year": lambda world, name: 2025,
}


def address(world, name, *, at=None):
    """The address of a route with the identifiers of a world; `at` another one's city when that is given."""
    asked = PARAMETER.findall(ROUTES[name])
    found = {each: ARGUMENTS[each](world, name) for each in asked}
    if at is not None:
        found["city" if "city" in found else "code"] = at.city.code
    question = f"&dialogue={world.kept['dialogue'].uuid}" if name == "commitment-new" else ""
    with override("en"):
        return reverse(name, kwargs=found) + ASKED + question


def told(response):
    """All that an answer says: its body and its headers."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body + repr(list(response.headers.items())).encode()


def client_of(who, world, own):
    client = Client()
    if who == "deactivated":
        client.force_login(world.staff.user)
        world.staff.user.is_active = False
        world.staff.user.save()
    elif who != "anonymous":
        client.force_login({"staff elsewhere": own.staff, "director elsewhere": own.director}[who].user)
    return client


def stored():
    """Every row of every table of ours, as it is."""
    models = [each for app in APPS for each in apps.get_app_config(app).get_models(include_auto_created=True)]
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in models}


@pytest.fixture(params=[False, True], ids=["city not public", "city public"])
def world(request, db):
    return World("observed", is_public=request.param)


@pytest.fixture
def open_world(db):
    """The city that shows itself, and so could tell too much."""
    return World("observed", is_public=True)


@pytest.fixture
def own(db):
    """The city where those work who ask."""
    return World("elsewhere", "Own")


def test_every_parameter_of_an_address_has_something_that_stands_for_it():
    asked = {parameter for route in ROUTES.values() for parameter in PARAMETER.findall(route)}

    assert asked - ARGUMENTS.keys() == set()
    assert len(WORK) > 100, "the addresses of the workspace are recognised"


def test_whoever_directs_a_city_opens_every_page_of_it_and_none_tells_of_another(own, open_world):
    client, wrong = client_of("director elsewhere", open_world, own), []
    for name in ROUTES:
        response = client.get(address(own, name))
        if name in WORK and response.status_code not in (200, 302, 405):
            wrong.append((name, response.status_code))
        if response.status_code >= 500 or CANARY.encode() in told(response):
            wrong.append((name, response.status_code, "tells of another city"))

    assert wrong == []


@pytest.mark.once
@pytest.mark.parametrize("who", ["anonymous", "director elsewhere", "deactivated"])
def test_the_workspace_of_a_city_does_not_exist_for(who, open_world, own):
    client, wrong = client_of(who, open_world, own), []
    for name in WORK:
        response = client.get(address(open_world, name))
        is_nobody = who in ("anonymous", "deactivated")
        to_log_in = response.status_code == 302 and "/accounts/login/" in response["Location"]
        is_closed = response.status_code in (404, 405) or (is_nobody and to_log_in)
        if not is_closed or CANARY.encode() in told(response):
            wrong.append((name, response.status_code))

    assert wrong == []


@pytest.mark.once
def test_nothing_of_another_city_is_found_under_the_address_of_ones_own(own, open_world):
    client, wrong = client_of("director elsewhere", open_world, own), []
    for name in [*NAMES_ONE_THING, "commitment-new"]:
        response = client.get(address(open_world, name, at=own))
        if response.status_code not in (404, 405) or CANARY.encode() in told(response):
            wrong.append((name, response.status_code))

    assert wrong == []


@pytest.mark.once
@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_public_page_tells_what_is_not_published_to(who, world, own):
    client, wrong = client_of(who, world, own), []
    for name in PUBLIC:
        response = client.get(address(world, name))
        is_of_city = {"city", "territory"} & set(PARAMETER.findall(ROUTES[name])) or name.startswith("city-re")
        is_seen = response.status_code == 200 and is_of_city and not world.city.is_public
        if response.status_code >= 500 or is_seen or CANARY.encode() in told(response):
            wrong.append((name, response.status_code))

    assert wrong == []


@pytest.mark.once
def test_nothing_can_be_written_in_a_city_from_another_one(open_world, own):
    client, wrong = client_of("staff elsewhere", open_world, own), []
    before = stored()
    for name in WORK:
        response = client.post(address(open_world, name), {"title": "Written from elsewhere", "version": 1})
        if response.status_code != 404:
            wrong.append((name, response.status_code))

    assert wrong == []
    assert stored() == before


def test_whoever_only_logs_cannot_do_what_is_for_directors(own):
    client, before = client_of("staff elsewhere", None, own), stored()
    for name in FOR_DIRECTORS:
        assert client.post(address(own, name), {"version": 1}).status_code == 403, name

    assert stored() == before
