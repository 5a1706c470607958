"""Whether the parts of a breakdown may overlap: declared on the sheet of an indicator, told beside each value."""

from collections import defaultdict

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from indicators import segments
from indicators.models import AdoptedIndicator, Breakdown
from observatory.resources import Field
from observatory.resources.readers import yes_no

NAME = "parts_may_overlap"
USES = "uses_with_breakdowns"


def declared_by(cities):
    """What the sheets of these cities say, as {(city, indicator): {name of the breakdown: whether it may overlap}}."""
    found = defaultdict(dict)
    rows = Breakdown.objects.filter(adoption__city__in=cities, adoption__retired_on=None)
    for city, indicator, name, overlaps in rows.values_list(
        "adoption__city", "adoption__indicator", "name", "may_overlap"
    ):
        found[city, indicator][name] = overlaps
    return found


def told_of(segment, declared):
    """Whether the parts of which a segment is one may overlap; None of the whole, or where the sheet says nothing."""
    names = segments.parse(segment).keys()
    return declared.get(next(iter(names))) if len(names) == 1 else None


def with_sheets(values, cities):
    """Let these values carry what the sheets of their indicators say, in two queries."""
    uses = AdoptedIndicator.objects.current().filter(city__in=cities).prefetch_related("breakdowns")
    return values.prefetch_related(Prefetch("indicator__adoptions", uses, to_attr=USES))


def written(record):
    """What an export says beside a value that `with_sheets` gave."""
    own = next((use for use in getattr(record.indicator, USES) if use.city_id == record.city_id), None)
    if own is None or not record.segment:
        return None
    return told_of(record.segment, {each.name: each.may_overlap for each in own.breakdowns.all()})


FIELD = Field(NAME, yes_no, _("Parts may overlap"), kind="text", is_of_record=False, is_detail=True, write=written)


class Overlapping:
    """The part of the data set that holds what a file says of its parts against what the sheets declare."""

    def prepare(self, rows, run):
        super().prepare(rows, run)
        cities = list({row.city.uuid: row.city for row in rows}.values())
        run.memory["overlaps"] = declared_by([city for city in cities if city.pk])

    def hold_against_sheet(self, row, run):
        """Tell where a file says otherwise than the sheet: what is declared there stays."""
        said = row.values.get(NAME)
        where = row.city.pk, row.stored["indicator"].pk
        if self.is_said_otherwise(said, where, row.stored["segment"], run):
            row.warn("overlap-otherwise", NAME, str(row.stored["segment"]))

    def is_said_otherwise(self, said, where, segment, run):
        return said is not None and bool(segment) and said != told_of(segment, run.memory["overlaps"].get(where, {}))

    def said_otherwise_in_bulk(self, bulk, run):
        """The places of rows that say otherwise than the sheet."""
        said = bulk.column(NAME)
        if said is None:
            return set()
        said = said if isinstance(said, list) else [said] * len(bulk.records)
        told = zip(bulk.cities, bulk.stored["indicator"], bulk.stored["segment"], said, strict=True)
        return {
            place
            for place, (city, indicator, segment, each) in enumerate(told)
            if city and indicator and self.is_said_otherwise(each, (city.pk, indicator.pk), segment, run)
        }
