"""One whole evaluation of the example's strategy, and the glance of a peer whose advice both sides published."""

import datetime

from indicators.models import AdoptedIndicator, EvaluationDecision, EvaluationPlan, Finding, PeerGlance
from observatory.services import people
from reporting.demo.example.city import told

AGREED = ("signed_at", "guest_agreed_at", "city_agreed_at")


def log(example):
    known = told("evaluating")
    used = AdoptedIndicator.objects.filter(city=example.city, indicator__code__in=known["indicators"])
    for evaluation in example.enter_all(EvaluationPlan, known["evaluations"]):
        evaluation.indicators.set(used)
    example.enter_all(Finding, known["findings"])
    for code, shown_by in known["shown_by"].items():
        example.find(Finding, code).indicators.set(used.filter(indicator__code__in=shown_by))
    example.enter_all(EvaluationDecision, known["decisions"])
    for code, notes in known["notes"].items():
        for day, state, text in notes:
            example.find(EvaluationDecision, code).notes.create(written_on=day, state=state, text=text)
    _glance(example, used, **known["glance"])


def _glance(example, used, *, email, name, evaluation, signed, **facts):
    guest = people.open_account(email, name, example.city, example.director)
    agreed = dict.fromkeys(AGREED, datetime.datetime.fromisoformat(signed))
    shown = example.find(EvaluationPlan, evaluation)
    glance = PeerGlance(city=example.city, guest=guest, evaluation=shown, is_public=True, **facts, **agreed)
    example.keep(glance).indicators.set(used)
