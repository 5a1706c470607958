"""What the example's office sent and published, and who took it up."""

from dialogues.models import Communication
from reporting.demo.example.city import told


def log(example):
    sent = told("communications")
    example.enter_all(Communication, sent["communications"])
    for code, pickups in sent["pickups"].items():
        for outlet, medium, day, cites in pickups:
            facts = {"outlet": outlet, "medium": medium, "published_on": day, "cites_the_city": cites}
            example.find(Communication, code).pickups.create(**facts)
