"""The invented city of the demonstration, at work for five years: it plans, logs, counts, approves and publishes."""

import os
import secrets

from django.db import transaction

from indicators.models import Measurement
from observatory.models import Activity, City, User
from reporting.demo.example import (
    communications,
    evaluating,
    mapping,
    measures,
    neighbours,
    office,
    planning,
    practices,
    projects,
    register,
    report,
    sheets,
    surveys,
    ties,
)
from reporting.demo.example.city import OPERATOR, Example, told

PARTS = (
    *(register.log, office.log, planning.log, ties.log, mapping.log, projects.log, practices.log),
    *(communications.log, surveys.log, sheets.define, measures.measure, sheets.write),
    *(evaluating.log, neighbours.measure),
)


def load_example():
    """Make the example city with its published report, unless it is there; answer how many records are new."""
    if City.objects.with_code(told("city")["city"]["code"]).exists():
        return 0
    with transaction.atomic():
        example = Example(told("city"))
        for part in PARTS:
            part(example)
    report.publish(example)
    return Activity.objects.of(example.city).count() + Measurement.objects.filter(city=example.city).count()


def demo_password():
    """The password of the demonstration's accounts: from the environment, else made up anew."""
    return os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)


def accounts():
    """The demonstration's accounts as (role, user), the operator's last."""
    known = {user.email: user for user in User.objects.filter(email__endswith="@example.org")}
    named = [(each["role"], known[each["email"]]) for each in told("city")["people"] if each["email"] in known]
    return named + [("operator", known[OPERATOR["email"]])] if OPERATOR["email"] in known else named
