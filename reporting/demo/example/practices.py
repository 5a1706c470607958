"""What the example can teach and wants to learn: practices at every stage, offers and needs, and its lessons."""

from observatory.models import GoodPractice, Lesson, Match, Need, Offer, PracticeCheck
from reporting.demo.example.city import told


def log(example):
    known = told("practices")
    example.enter_all(GoodPractice, known["practices"])
    for code, events in known["events"].items():
        for event in events:
            _event(example.find(GoodPractice, code), *event)
    for code, checks in known["checks"].items():
        _checks(example.find(GoodPractice, code), checks)
    example.enter_all(Offer, known["offers"])
    example.enter_all(Need, known["needs"])
    for each in known["matches"]:
        _match(example, **each)
    example.enter_all(Lesson, known["lessons"])


def _event(practice, step, happened_on, where="", country=None, outcome=""):
    practice.events.create(step=step, happened_on=happened_on, where=where, country_id=country, outcome=outcome)


def _checks(practice, checks):
    PracticeCheck.objects.bulk_create(
        PracticeCheck(practice=practice, criterion_id=code, answer=answer, evidence=evidence)
        for code, (answer, evidence) in checks.items()
    )


def _match(example, *, need, offer, **facts):
    Match.objects.create(need=example.find(Need, need), offer=example.find(Offer, offer), **facts)
