"""What became of the example's agreements, networks and missions."""

import datetime

from django.utils import timezone

from observatory.models import (
    Activity,
    Agreement,
    AgreementRenewal,
    AgreementReview,
    NetworkFee,
    NetworkProposal,
    NetworkRole,
    SpecificObjective,
    StaffPosition,
)
from observatory.services.legal_steps import lay_out_steps
from reporting.demo.example.city import told

DECIDED = datetime.time(10)


def log(example):
    ties = told("ties")
    example.enter_all(Agreement, ties["negotiation"])
    for code, post in ties["posts"].items():
        Agreement.objects.of(example.city).filter(code=code).update(responsible_post=example.find(StaffPosition, post))
    for code, days in ties["steps"].items():
        _steps(example, code, days)
    for code, objectives in ties["objectives"].items():
        _objectives(example, code, objectives)
    for each in ties["renewals"]:
        _renewal(example, **each)
    for each in ties["decisions"]:
        _decision(example, **each)
    for model, part in ((NetworkRole, "roles"), (NetworkProposal, "proposals"), (NetworkFee, "fees")):
        example.enter_all(model, ties[part])
    for code, came in ties["missions"].items():
        _mission(example.find(Activity, code), **came)


def _steps(example, code, days):
    agreement = example.find(Agreement, code)
    lay_out_steps(agreement, by=example.staff)
    for step, day in zip(agreement.legal_steps.all(), days, strict=False):  # the last ones are still to be done
        step.done_on = day
        step.save(update_fields=["done_on"])


def _objectives(example, code, objectives):
    agreement = example.find(Agreement, code)
    SpecificObjective.objects.bulk_create(SpecificObjective(agreement=agreement, **each) for each in objectives)


def _renewal(example, *, agreement, **facts):
    AgreementRenewal.objects.create(agreement=example.find(Agreement, agreement), **facts)


def _decision(example, *, agreement, year, **facts):
    decided_at = timezone.make_aware(datetime.datetime.combine(datetime.date(year, 12, 10), DECIDED))
    AgreementReview.objects.create(
        agreement=example.find(Agreement, agreement),
        year=year,
        decided_at=decided_at,
        decided_by=example.director,
        **facts,
    )


def _mission(activity, *, answers, promises=(), met=()):
    """What was promised on a mission, whom it met, and what was answered when it was asked again."""
    mission = activity.mission
    for side, what, due_on, state in promises:
        mission.promises.create(side=side, what=what, due_on=due_on, state=state)
    for organisation, post, country in met:
        mission.counterparts.create(organisation=organisation, post=post, country_id=country)
    for days, outcome, text in answers:
        asked_on = activity.starts_on + datetime.timedelta(days=days)
        mission.follow_ups.create(days=days, asked_on=asked_on, answered_on=asked_on, outcome=outcome, text=text)
