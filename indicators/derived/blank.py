"""What rules answer of a register in which they find nothing: the same for every city, so it is counted once for all.

A rule is asked of a blank register that notes which parts the rule looks at. A city that has no rows in any of these
parts would show the rule the same, and so gets the same answer.
"""

from indicators.derived.register import Batch, Register
from indicators.derived.rules import RULES


class OfTheCity(Exception):
    """A rule wanted to know something of the city itself: its answer is not the same for all."""


class Anywhere:
    """Any city, of which nothing is known."""

    pk = None

    def __getattr__(self, name):
        raise OfTheCity(name)


class Blank(Batch):
    """Reads what a batch has not read yet, shows nothing of it, and notes what was asked for."""

    def __init__(self, batch):
        vars(self).update(vars(batch))
        self.asked = set()

    def rows(self, name, read):
        super().rows(name, read)
        self.asked.add(name)
        return {}


def answers(codes, batch):
    """What each rule says where it finds nothing, with the names of the parts it looks at, by code."""
    found = {}
    for code in codes:
        blank = Blank(batch)
        try:
            found[code] = RULES[code](Register(Anywhere(), blank)), blank.asked
        except OfTheCity:
            continue
    return found
