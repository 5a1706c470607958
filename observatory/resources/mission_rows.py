"""The rows of a mission, each kind in one cell: "Port of Rosario / Director / AR; Mercociudades"."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import models

from observatory.choices import Outcome, PromiseSide, PromiseState
from observatory.models import CounterpartMet, FollowUp, Promise
from observatory.models.mission import MILESTONES
from observatory.resources.readers import SEPARATORS, At, choice, country, date, line, several, whole
from observatory.services.missions import ended_on
from observatory.spreadsheets import Unreadable

PART = " / "


def day(cell, at):
    return date(cell, at).date


def milestone(cell, at):
    """After how many days it was asked."""
    days = whole(cell, at)
    if days not in MILESTONES:
        raise Unreadable("not-in-list", cell, choices=", ".join(map(str, MILESTONES)))
    return days


@dataclass(frozen=True)
class RowsInACell:
    """One kind of row: its model, and the fields that stand one after the other with their readers."""

    model: Any
    readers: dict

    def read(self, cell, at):
        """Read a cell as the rows are written in it; raises `Unreadable`."""
        return "; ".join(self._written(values) for values in self._values(cell, at))

    def of(self, rows):
        """Write stored rows as they stand in a cell."""
        return "; ".join(self._written({name: getattr(row, name) for name in self.readers}) for row in rows)

    def store(self, texts, lookups):
        """Bring the rows of missions to what was read of them; a row that says the same stays who it is."""
        for mission, text in texts.items():
            known = {self.of([row]): row for row in self.model.objects.filter(mission=mission)}
            for values in self._values(text, At(lookups)):
                if known.pop(self._written(values), None) is None:
                    self._make(mission, values)
            for gone in known.values():
                gone.delete()

    def _make(self, mission, values):
        self.model.objects.create(mission=mission, **values)

    def _values(self, cell, at):
        rows = [dict(zip(self.readers, text.split(PART), strict=False)) for text in several(cell, at)]
        return [{name: self.readers[name](part, at) for name, part in row.items() if part.strip()} for row in rows]

    def _written(self, values):
        return PART.join(_plain(values.get(name)) for name in self.readers).rstrip(" /")


def _plain(value):
    """A value in a cell, without the marks that part rows and values."""
    if isinstance(value, models.Model):
        return str(value.pk)
    text = value.isoformat() if isinstance(value, datetime.date) else str(value or "")
    for mark in SEPARATORS:
        text = text.replace(mark, ",")
    return text.replace(PART, "/")


class Answers(RowsInACell):
    """What was answered when it was asked again; the day it was asked for follows from the mission."""

    def _make(self, mission, values):
        asked = ended_on(mission.activity) + datetime.timedelta(days=values["days"])
        FollowUp.objects.filter(mission=mission, days=values["days"]).delete()
        super()._make(mission, {"asked_on": asked, "answered_on": asked} | values)


COUNTERPARTS = RowsInACell(CounterpartMet, {"organisation": line, "post": line, "country": country})
PROMISES = RowsInACell(
    Promise,
    {"what": line, "side": choice(PromiseSide), "due_on": day, "state": choice(PromiseState), "note": line},
)
ANSWERS = Answers(
    FollowUp,
    {"days": milestone, "outcome": choice(Outcome), "answered_on": day, "text": line, "next_step": line},
)
IN_CELLS = {"counterparts": COUNTERPARTS, "promises": PROMISES, "follow_ups": ANSWERS}
