"""Which records already answer a planning step, said by every app for its own.

Each part says it in a file of its own: `observatory/planning/goals.py`, or the `planning.py` of an app to the right.
They are found without being listed:

    from observatory.planning import Answers, answers

    @answers(2)
    def mapped_actors(strategy):
        return Answers(npgettext("step", "actor", "actors", n), n, address)

Each function costs one query, whatever the number of records.
"""

from dataclasses import dataclass
from functools import cache

from observatory.discovery import import_everywhere

_SAYERS = []


@dataclass(frozen=True)
class Answers:
    """Records that bear on a step: how many, what they are called, and where they are read."""

    label: str
    count: int
    href: str


def answers(*numbers):
    """Register a function that answers, for a strategy, with the `Answers` to the steps with these numbers."""

    def register(function):
        _SAYERS.append((numbers, function))
        return function

    return register


@cache
def discover():
    import_everywhere("planning")


def records_for(strategy, number):
    """Give what the register holds for one step of a strategy."""
    discover()
    return [sayer(strategy) for numbers, sayer in _SAYERS if number in numbers]


def records_by_step(strategy):
    """Give what the register holds for every step, as {number: [Answers, …]}; only where there is something."""
    discover()
    found = {}
    for numbers, sayer in _SAYERS:
        answer = sayer(strategy)
        for number in numbers if answer.count else ():
            found.setdefault(number, []).append(answer)
    return found
