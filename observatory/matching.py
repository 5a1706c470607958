"""What an offer and a need have in common. Pure: subjects in, reasons out."""

from dataclasses import dataclass

WEIGHTS = {"topics": 4, "goals": 2, "area": 1}


@dataclass(frozen=True)
class Subject:
    """What an offer or a need is about: its topics in a form that is the same in every language, goals and area."""

    topics: frozenset
    goals: frozenset
    area: str = ""


@dataclass(frozen=True)
class Common:
    """Why an offer answers a need."""

    topics: frozenset
    goals: frozenset
    area: str

    @property
    def weight(self):
        """How much speaks for it: a topic more than a goal, a goal more than an area."""
        told = {"topics": len(self.topics), "goals": len(self.goals), "area": bool(self.area)}
        return sum(WEIGHTS[name] * many for name, many in told.items())


def common(need, offer):
    """Give what two subjects share."""
    area = need.area if need.area == offer.area else ""
    return Common(need.topics & offer.topics, need.goals & offer.goals, area)
