"""Targets in a spreadsheet: one row for each value that an indicator should take in a period."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import State, TargetKind
from indicators.models import Measurement, Target, TargetSet
from indicators.resources.adopting import adoption_of
from indicators.resources.fields import ByIndicatorAndPeriod, indicator_field, period_field
from indicators.resources.figures import FIGURE, Figure, skip_others
from indicators.resources.reading import KnownIndicators
from indicators.services.targets import REASON_NEEDED, TargetsStand
from indicators.services.values import TOO_LONG, fits
from observatory.models import Source
from observatory.resources import DATE, NUMBER, DataSet, Field, RowRefused, declare, places
from observatory.resources.dataset import comparable, ref
from observatory.resources.readers import choice, date, line, number, yes_no
from observatory.spreadsheets import header_key, key

FINAL = frozenset(("final", "finale", "finales", "finais", "definitiva", "definitivo", "definitive", "ultimate"))
ONE_FINAL = _("The final target of this set is that of %(period)s.")


@declare
class Targets(ByIndicatorAndPeriod, DataSet):
    """The goals of a city's indicators: the original ones, and each adjustment with its reason and its day."""

    name = "targets"
    label = _("Targets")
    description = _("Goals of indicators: one row for each indicator and period.")
    model = Target
    usual_constants = ("indicator", "set", "decided_on", "reason")
    permission = "indicators.adopt_indicator"
    told_apart_by = ("target_set", "period")
    unfoldings = (("period", "value"),)
    fields = (
        Field(
            "city", line, places.CITY.label, places.CITY.names, is_of_record=False, write=lambda each: each.city.code
        ),
        indicator_field(lambda each: each.target_set.adoption.indicator.code),
        period_field("2027"),
        Field(
            "value",
            number,
            _("Target"),
            "valor|value|valeur|meta|cible|objetivo|goal|target value|valor meta",
            required=True,
            kind=NUMBER,
            example=20,
        ),
        Field(
            "final",
            yes_no,
            _("Final target"),
            "meta final|cible finale|is final|definitiva",
            is_of_record=False,
            write=lambda each: each.is_final,
        ),
        Field(
            "set",
            choice(TargetKind, original="originales|inicial|initial|initiale", adjusted="ajustada|ajustado|revised"),
            _("Original or adjusted"),
            "conjunto|tipo|kind|type|ensemble|tipo de meta",
            is_of_record=False,
            write=lambda each: each.target_set.kind,
        ),
        Field(
            "reason",
            line,
            _("Reason"),
            "razon|motivo|raison|razao|why",
            is_of_record=False,
            write=lambda each: each.target_set.reason,
        ),
        Field(
            "decided_on",
            date,
            _("Decided on"),
            "decidido el|fecha de decision|decide le|decidido em|date decided",
            kind=DATE,
            is_of_record=False,
            write=lambda each: each.target_set.decided_on,
        ),
        Field(
            "source",
            line,
            _("Document"),
            "documento|fuente|source|fonte|acta",
            is_of_record=False,
            write=lambda each: each.target_set.document and each.target_set.document.title,
        ),
        FIGURE,
    )

    def prepare(self, rows, run):
        cities = list({row.city.uuid: row.city for row in rows}.values())
        stored = [city for city in cities if city.pk]
        run.memory |= {
            "indicators": KnownIndicators(cities),
            "sets": {},
            "documents": {
                (each.city_id, key(each.title)): each for each in Source.objects.kept().filter(city__in=stored)
            },
            "standing": set(
                Measurement.objects.filter(city__in=stored, state=State.APPROVED).values_list("city", "indicator")
            ),
        }
        finals = Target.objects.filter(is_final=True, target_set__adoption__city__in=stored)
        run.memory["finals"] = dict(finals.values_list("target_set", "period__code"))
        for each in TargetSet.objects.filter(adoption__city__in=stored).select_related("adoption"):
            run.memory["sets"].setdefault(
                self.name_of_set(each.adoption.city_id, each.adoption.indicator_id, each), each
            )

    def complete(self, row, run):
        skip_others(row, Figure.TARGET)
        header = run.said_by.get(row.sheet, {}).get(row.raw.get("period", ""), "")
        if "final" not in row.values and FINAL.intersection(header_key(header).split()):
            row.values["final"] = True
            row.warn("said-by-header", "final", header, label=str(self.by_name["final"].label))

    def name_of_set(self, city, indicator, told):
        """What tells a set of targets from the others: one is original, each adjustment has its day and its reason."""
        if told.kind == TargetKind.ORIGINAL:
            return city, indicator, TargetKind.ORIGINAL
        return city, indicator, told.decided_on, comparable(told.reason)

    def resolve(self, row, run):
        if not fits(row.values["value"]):
            raise RowRefused("invalid", "value", str(row.values["value"]), reason=str(TOO_LONG))
        row.stored["indicator"] = run.memory["indicators"].find(row.values["indicator"], row.city)
        row.stored["target_set"] = self.target_set(row, run)
        row.stored |= {"period": row.values["period"], "value": row.values["value"]}
        del row.stored["indicator"]
        if "final" in row.values:
            row.stored["is_final"] = row.values["final"]
            self.demand_one_final(row, run)

    def demand_one_final(self, row, run):
        """A set has one final target. Raises `RowRefused` for another one."""
        target_set, period = row.stored["target_set"], row.stored["period"].code
        if row.stored["is_final"] and run.memory["finals"].setdefault(ref(target_set), period) != period:
            stands = run.memory["finals"][ref(target_set)]
            raise RowRefused("invalid", "final", period, reason=ONE_FINAL % {"period": stands})

    def target_set(self, row, run):
        """Find the set that a row belongs to, or make it. Raises `RowRefused`."""
        decided_on = row.values["decided_on"].date if "decided_on" in row.values else timezone.localdate()
        told = TargetSet(
            kind=row.values.get("set", TargetKind.ORIGINAL),
            reason=row.values.get("reason", "")[:500],
            decided_on=decided_on,
            document=self.document(row, run),
        )
        if told.kind == TargetKind.ADJUSTED and not told.reason:
            raise RowRefused("invalid", "reason", "", reason=str(REASON_NEEDED))
        name = self.name_of_set(ref(row.city), row.stored["indicator"].pk, told)
        if name not in run.memory["sets"]:
            told.adoption = adoption_of(row, run)
            run.memory["sets"][name] = told
        found = run.memory["sets"][name]
        if found.pk is None:
            run.need(found.adoption, row)
        return run.need(found, row)

    def document(self, row, run):
        """Give the city's document of this title; one that nobody knows is told."""
        title = row.values.get("source")
        found = run.memory["documents"].get((row.city.pk, key(title))) if title else None
        if title and found is None:
            row.warn("unknown-document", "source", title)
        return found

    def existing(self, rows, run):
        stored = Target.objects.filter(target_set__adoption__city__in=run.known_cities(rows)).order_by("pk")
        return run.locked(stored).prefetch_related("period", "target_set__adoption")

    def names_of_row(self, row, run):
        return (ref(row.stored["target_set"]), row.stored["period"].code), None

    def names_of_record(self, record, run):
        return (record.target_set_id, record.period.code), None

    def may_change(self, row, run):
        self.demand_not_standing(row, run)

    def missing(self, row, run):
        self.demand_not_standing(row, run)

    def demand_not_standing(self, row, run):
        """The original targets stay once a value is approved; a file adjusts them with a reason, as a person does."""
        target_set = row.stored["target_set"]
        asked = row.city.pk, target_set.adoption.indicator_id
        if target_set.kind == TargetKind.ORIGINAL and asked in run.memory["standing"]:
            raise RowRefused("invalid", "value", str(row.values["value"]), reason=str(TargetsStand()))

    def records(self, city, cities):
        targets = Target.objects.filter(target_set__adoption__city__in=cities)
        return targets.select_related(
            "period", "target_set__document", "target_set__adoption__city", "target_set__adoption__indicator"
        ).order_by("target_set__adoption__city__code", "target_set__adoption__indicator__code", "target_set", "pk")
