"""What actors share, and when the city last met them: said by every app for its own records.

A later app says it in its own `ties.py`, found as the admin finds `admin.py`:

    from actors.ties import Kind, shared

    shared(Kind(name="dialogue", label=_("Dialogues"), is_contact=True, read=..., of_actor=...))
"""

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import NamedTuple

from observatory.discovery import import_everywhere

MOST_TOGETHER = 40  # where more come together, having been there ties nobody to anybody
_KINDS = []


@dataclass(frozen=True)
class Kind:
    """One kind of thing that actors share.

    `read` answers, for a city and a day, triples of (thing, actor, day on which it was), as keys, of what was by then;
    `of_actor` what one actor shares, latest first, as `Thing`s. Where it `is_contact`, the city met its actors there.
    """

    name: str
    label: object
    read: Callable
    of_actor: Callable
    is_contact: bool = True


class Thing(NamedTuple):
    """Something an actor takes part in, as its page tells it."""

    title: str
    href: str
    kind: object
    day: datetime.date | None
    precision: str = "day"


def shared(kind):
    """Register a kind of thing that actors share."""
    _KINDS.append(kind)
    return kind


@cache
def discover():
    import_everywhere("ties")


def kinds():
    discover()
    return {kind.name: kind for kind in _KINDS}


@dataclass(frozen=True)
class Shared:
    """All that the actors of a city share by a day: how many things of each kind each two, and the last contacts."""

    pairs: dict  # (one, other), the smaller key first: {kind: number}
    last_contact: dict  # actor: day
    contacts: dict  # actor: number
    crowds: int  # things with too many actors to tie them


def shared_in(city, day):
    """Read what the actors of a city share by a day. The number of queries is that of the kinds."""
    pairs, last, numbers, crowds = defaultdict(dict), {}, defaultdict(int), 0
    for kind in kinds().values():
        together = defaultdict(set)
        for thing, actor, held in kind.read(city, day):
            together[thing].add(actor)
            if kind.is_contact and held is not None:
                numbers[actor] += 1
                last[actor] = max(held, last.get(actor, held))
        for actors in together.values():
            if len(actors) > MOST_TOGETHER:
                crowds += 1
                continue
            for pair in combinations(sorted(actors), 2):
                of_pair = pairs[pair]
                of_pair[kind.name] = of_pair.get(kind.name, 0) + 1
    return Shared(dict(pairs), last, dict(numbers), crowds)
