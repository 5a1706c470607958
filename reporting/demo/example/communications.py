"""What the example's office planned to say, what it sent and published, and who took it up."""

from dialogues.models import Communication, CommunicationPlan
from reporting.demo.example.city import told


def log(example):
    sent = told("communications")
    lines = {}
    for facts in sent["plans"]:
        planned = facts.pop("lines")
        plan = example.enter(CommunicationPlan, facts)
        lines |= {each.aim: each for each in (plan.lines.create(**line) for line in planned)}
    example.enter_all(Communication, sent["communications"])
    for code, aim in sent["carry_out"].items():
        Communication.objects.of(example.city).filter(code=code).update(planned=lines[aim])
    for code, pickups in sent["pickups"].items():
        for outlet, medium, day, cites in pickups:
            facts = {"outlet": outlet, "medium": medium, "published_on": day, "cites_the_city": cites}
            example.find(Communication, code).pickups.create(**facts)
