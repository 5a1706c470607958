"""A city that publishes something of everything; and what must never be seen, under names that can be looked for."""

from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from indicators.choices import State
from indicators.models import AdoptedIndicator
from tests.factories import actors, dialogues, indicators, observatory, reporting

CANARY = "Canary"


def value(adoption, year="2025", number=7, **more):
    """An approved value of an indicator in use."""
    more = {"state": State.APPROVED, "approved_at": timezone.now()} | more
    period = indicators.PeriodFactory(code=year)
    return indicators.MeasurementFactory(
        city=adoption.city, indicator=adoption.indicator, period=period, value=number, **more
    )


def corrected(old, number, **more):
    """A correction of an approved value; approved too unless said otherwise."""
    old.superseded_at = timezone.now()
    old.save()
    adoption = AdoptedIndicator(city=old.city, indicator=old.indicator)
    return value(adoption, old.period.code, number, segment=old.segment, corrects=old, **more)


def agreement(city, **more):
    """A published agreement with a public source and a partner that has a place on the map."""
    partner = observatory.CityFactory(
        is_observed=False, latitude=45, longitude=4, country=more.pop("country", city.country)
    )
    more = {
        "source": observatory.SourceFactory(city=city, is_public=True, title="Gazette"),
        "counterpart_city": partner,
        "counterpart_country": partner.country,
        "is_public": True,
    } | more
    return observatory.AgreementFactory(city=city, **more)


def evaluated(city):
    """A published evaluation with a finding and a decision, and the published advice of a peer."""
    evaluation = indicators.EvaluationPlanFactory(city=city, is_public=True)
    indicators.FindingFactory(evaluation=evaluation, is_public=True)
    indicators.EvaluationDecisionFactory(evaluation=evaluation, is_public=True)
    agreed = dict.fromkeys(("signed_at", "guest_agreed_at", "city_agreed_at"), timezone.now())
    indicators.PeerGlanceFactory(city=city, is_public=True, advice="Look after fewer", signed_as="A peer", **agreed)


def city_with_everything(n=1, **more):
    """A public city with `n` of everything that can be published."""
    city = observatory.PublicCityFactory(latitude=4, longitude=-74, **more)
    for number in range(n):
        adoption = indicators.AdoptedIndicatorFactory(city=city)
        value(adoption, "2024", 5)
        value(adoption, "2025", 7 + number)
        value(adoption, "2025", 3, segment="Sex=Female")
        indicators.TargetFactory(target_set__adoption=adoption)
        agreement(city)
        evaluated(city)
        membership = observatory.NetworkMembershipFactory(city=city, is_public=True)
        membership.source = observatory.SourceFactory(city=city, is_public=True)
        membership.save()
        works_of(city)
        office_of(city, membership, source=membership.source)
        observatory.BudgetYearFactory(city=city, year=2020 + number, is_public=True, planned=100)
        strategy = observatory.StrategyFactory(city=city, is_public=True)
        observatory.ObjectiveFactory(strategy=strategy, is_public=True)
        dialogues.DialogueFactory(city=city, is_public=True, is_closed=True)
        period = indicators.PeriodFactory(code=str(2020 + number))
        reporting.EditionFactory(report__city=city, report__period=period, **edition_files())
    return city


def edition_files():
    """The stored bytes of an edition."""
    return {name: ContentFile(b"<h1>Said</h1>", name=f"x.{name}") for name in ("page", "pdf", "csv", "json")}


def works_of(city):
    """A project with partner, money and agreement, a practice that was shown, and a lesson of both."""
    said = {"city": city, "is_public": True}
    project = observatory.ProjectFactory(**said, results="A line that runs", source=observatory.SourceFactory(**said))
    project.agreements.add(city.agreements.first())
    observatory.ProjectPartnerFactory(project=project)
    observatory.InvestmentFactory(project=project)
    practice = observatory.GoodPracticeFactory(**said, department=observatory.DepartmentFactory(**said))
    observatory.PracticeEventFactory(practice=practice)
    observatory.LessonFactory(**said, project=project, practice=practice, agreement=city.agreements.first())


def hide_works(city, hidden, secret):
    """Works that are not public, and public ones around which all else is hidden."""
    agreed = observatory.AgreementFactory(**secret, title=f"{CANARY} basis")
    project = observatory.ProjectFactory(**secret, title=f"{CANARY} project")
    practice = observatory.GoodPracticeFactory(**secret, title=f"{CANARY} practice")
    lesson = observatory.LessonFactory(**secret, title=f"{CANARY} lesson", project=project, practice=practice)
    shown = {"city": city, "is_public": True}
    open_project = observatory.ProjectFactory(**shown, source=hidden, note=f"{CANARY} note")
    open_project.agreements.add(agreed)
    department = observatory.DepartmentFactory(**secret, name=f"{CANARY} unit")
    open_practice = observatory.GoodPracticeFactory(**shown, note=f"{CANARY} note", department=department)
    observatory.LessonFactory(**shown, project=project, practice=practice, agreement=agreed)
    lesson.pk, lesson.uuid, lesson.project, lesson.practice = None, uuid4(), open_project, open_practice
    lesson.save()


def office_of(city, membership, **cited):
    """What a city may publish of its office beside the office itself: an area, a norm, a place abroad, money, seats."""
    said = {"city": city, "is_public": True}
    observatory.DepartmentFactory(**said)
    observatory.StaffPositionFactory(**said, functions=["direction"])
    observatory.OfficeAbroadFactory(**said)
    observatory.LegalInstrumentFactory(**said, **cited)
    observatory.BudgetLineFactory(**said, **cited, planned=100)
    observatory.NetworkRoleFactory(**said, membership=membership)
    observatory.NetworkProposalFactory(**said, **cited, membership=membership)


def hide_office(city, hidden, secret):
    """Everything of the office that is not public, and what is, with all that nobody should read in it."""
    office, note = {"note": f"{CANARY} note"}, f"{CANARY} note"
    observatory.InternationalOfficeFactory(
        city=city, is_public=True, department=observatory.DepartmentFactory(**secret, name=f"{CANARY} area"), **office
    )
    observatory.StaffPositionFactory(**secret, title=f"{CANARY} post")
    observatory.StaffPositionFactory(city=city, is_public=True, note=note)
    observatory.OfficeAbroadFactory(**secret, name=f"{CANARY} house")
    observatory.LegalInstrumentFactory(**secret, title=f"{CANARY} norm")
    observatory.LegalInstrumentFactory(city=city, is_public=True, source=hidden)
    observatory.BudgetLineFactory(**secret, title=f"{CANARY} line", planned=987654)
    observatory.BudgetLineFactory(city=city, is_public=True, source=hidden, note=note, planned=1)
    inner = observatory.NetworkMembershipFactory(**secret, network__name=f"{CANARY} inner network")
    shown = observatory.NetworkMembershipFactory(city=city, is_public=True)
    for said in ({**secret, "membership": shown}, {"city": city, "is_public": True, "membership": inner}):
        observatory.NetworkRoleFactory(**said, body=f"{CANARY} body")
        observatory.NetworkProposalFactory(**said, title=f"{CANARY} proposal")
    observatory.NetworkRoleFactory(city=city, is_public=True, membership=shown, note=note)


def hide_everything(city):
    """Fill a city with what nobody outside may see, every name of it holding the canary."""
    draft = indicators.AdoptedIndicatorFactory(city=city)
    for state in (State.DRAFT, State.SUBMITTED, State.RETURNED):
        year = str(2031 + list(State).index(state))
        value(draft, year, 987654, state=state, approved_at=None, source_text=f"{CANARY} source", note=f"{CANARY} note")
    own = {"city": city, "indicator__city": city, "indicator__name": f"{CANARY} indicator"}
    inner = indicators.AdoptedIndicatorFactory(**own, is_public=False)
    value(inner, number=987654)
    retired = indicators.AdoptedIndicatorFactory(**own, retired_on="2025-01-01")
    value(retired, number=987654)
    secret = {"city": city, "is_public": False}
    source = observatory.SourceFactory(**secret, title=f"{CANARY} source", url="https://example.org/canary")
    agreed = observatory.AgreementFactory(**secret, title=f"{CANARY} agreement", counterparts=f"{CANARY} partner")
    observatory.AgreementFactory(
        city=city,
        title="Open one",
        is_public=True,
        source=source,
        document=source,
        note=f"{CANARY} note",
        responsible=f"{CANARY} person",
        department=observatory.DepartmentFactory(**secret, name=f"{CANARY} department"),
    ).activities.add(observatory.ActivityFactory(**secret, title=f"{CANARY} activity"))
    observatory.NetworkMembershipFactory(**secret, network__name=f"{CANARY} network")
    observatory.NetworkMembershipFactory(city=city, is_public=True, source=source, note=f"{CANARY} note")
    hide_office(city, source, secret)
    hide_works(city, source, secret)
    evaluation = indicators.EvaluationPlanFactory(city=city, is_public=True)
    indicators.FindingFactory(evaluation=evaluation, text=f"{CANARY} finding")
    hidden = indicators.EvaluationPlanFactory(**secret, title=f"{CANARY} evaluation")
    indicators.EvaluationDecisionFactory(evaluation=hidden, is_public=True, text=f"{CANARY} decision")
    indicators.PeerGlanceFactory(city=city, advice=f"{CANARY} advice", title=f"{CANARY} glance")
    observatory.BudgetYearFactory(**secret, year=1999, note=f"{CANARY} note", planned=987654)
    observatory.BudgetYearFactory(city=city, is_public=True, year=2001, source=source, note=f"{CANARY} note")
    strategy = observatory.StrategyFactory(**secret, title=f"{CANARY} strategy")
    observatory.ObjectiveFactory(strategy=strategy, is_public=True, title=f"{CANARY} objective")
    observatory.AgreementFactory(city=city, title=f"{CANARY} gone", is_public=True, removed_at=timezone.now())
    dialogues.DialogueFactory(city=city, is_public=True, is_closed=False, title=f"{CANARY} open dialogue")
    dialogues.DialogueFactory(**secret, is_closed=True, title=f"{CANARY} dialogue")
    reporting.ReportFactory(city=city, title=f"{CANARY} report", period=indicators.PeriodFactory(code="2011"))
    gone = {"report__city": city, "report__removed_at": timezone.now(), "title": f"{CANARY} edition"}
    reporting.EditionFactory(**gone, report__period=indicators.PeriodFactory(code="2012"), **edition_files())
    return draft, inner, agreed


def hide_people(city):
    """People, contacts and judgements that nobody outside may read, around dialogues and actors that are public."""
    shown, secret = {"city": city, "is_public": True}, {"city": city, "is_public": False}
    person = observatory.UserFactory(name=f"{CANARY} person", email=f"{CANARY}@{city.pk}.example.org")
    observatory.PositionHoldingFactory(position=observatory.StaffPositionFactory(**shown), user=person)
    actor = actors.ActorFactory(**shown, contact=f"{CANARY} contact")
    unnamed = actors.ActorFactory(**secret, name=f"{CANARY} actor")
    actors.AssessmentFactory(actor=actor, note=f"{CANARY} note", assessed_by=f"{CANARY} person")
    actors.RelationFactory(from_actor=actor, to_actor=unnamed, evidence=f"{CANARY} evidence")
    actors.RelationFactory(from_actor=actor, to_actor__city=city, evidence=f"{CANARY} evidence")
    dialogue = dialogues.DialogueFactory(**shown, is_closed=True)
    dialogue.invited.add(unnamed)
    dialogue.attending.add(unnamed)
    dialogue.minutes = observatory.SourceFactory(**secret, title=f"{CANARY} minutes")
    dialogue.save()
    commitment = dialogues.CommitmentFactory(dialogue=dialogue, is_public=True)
    dialogues.CommitmentNoteFactory(commitment=commitment, text=f"{CANARY} note")
    dialogues.CommitmentFactory(dialogue=dialogue, text=f"{CANARY} commitment")
    dialogues.QuestionFactory(city=city, text=f"{CANARY} question")
    dialogues.SurveyFactory(**shown, title_en=f"{CANARY} draft survey")
    dialogues.CommunicationFactory(**secret, title=f"{CANARY} communication")
    dialogues.CommunicationFactory(**shown, note=f"{CANARY} note")
    trip = observatory.ActivityFactory(**shown, kind="mission-out")
    mission = observatory.MissionFactory(activity=trip)
    observatory.PromiseFactory(mission=mission, what=f"{CANARY} promise")
    observatory.FollowUpFactory(mission=mission, text=f"{CANARY} answer")
