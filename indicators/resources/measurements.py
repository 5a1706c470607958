"""Measurements in a spreadsheet: one row per value, with its period and its segment."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from indicators import segments
from indicators.choices import NoData, State, ValueType
from indicators.models import Measurement, Period, PeriodLock
from indicators.resources.adopting import adoption_of
from indicators.resources.fields import ByIndicatorAndPeriod, indicator_field, period_field
from indicators.resources.figures import FIGURE, Figure, skip_others
from indicators.resources.measurements_in_bulk import MeasurementsInBulk
from indicators.resources.measurements_told_apart import REPETITION, ToldApart
from indicators.resources.overlaps import FIELD as MAY_OVERLAP
from indicators.resources.overlaps import Overlapping, with_sheets
from indicators.resources.reading import KnownIndicators
from indicators.resources.wholes import of_groups
from indicators.services.states import PeriodLocked
from indicators.services.values import MOST_DECIMALS, NOT_A_LEVEL, checked_value
from observatory.resources import DATE, NUMBER, DataSet, Field, RowRefused, RowSkipped, declare, places
from observatory.resources.dataset import ref
from observatory.resources.readers import choice, date, line, measured, number, text, whole
from observatory.spreadsheets import missing as words

REASONS = {
    words.NOT_AVAILABLE: NoData.NOT_COLLECTED,
    words.NOT_COLLECTED: NoData.NOT_COLLECTED,
    words.UNDETERMINED: NoData.NOT_COLLECTED,
    words.NOT_APPLICABLE: NoData.NOT_APPLICABLE,
    words.CONFIDENTIAL: NoData.CONFIDENTIAL,
    words.PENDING: NoData.LATE,
}
NUMBERS = ("value", "numerator", "denominator")
VALUES = (*NUMBERS, "text", "no_data_reason")


class StoredValue:
    """Of a stored value what a row is compared with: a hundred thousand of them are quickly read."""

    ALWAYS = ("pk", "city_id", "indicator_id", "segment")

    def __init__(self, names, codes, pk, city_id, indicator_id, segment, period, *values):
        self.pk, self.city_id, self.indicator_id, self.segment = pk, city_id, indicator_id, segment
        self.period_code = codes[period]
        vars(self).update(zip(names, values, strict=True))


@declare
class Measurements(ByIndicatorAndPeriod, ToldApart, Overlapping, MeasurementsInBulk, DataSet):
    """What was measured: an indicator's value in a period, for the whole or for a segment."""

    name = "measurements"
    label = _("Measurements")
    description = _("Values of indicators: one row for each indicator, period and segment.")
    model = Measurement
    usual_constants = ("indicator", "period", "unit", "source")
    permission = "indicators.record_measurement"
    has_segments = True
    unfoldings = (("period", "value"), ("indicator", "value"))
    beside_segments = ("city", "indicator", "period", "segment", "value", "unit", "parts_may_overlap")
    told_apart_by = ("indicator", "period", "segment")
    in_blocks = True
    repetition = REPETITION
    validated_itself = NUMBERS  # by `checked_value`
    fields = (
        places.CITY,
        indicator_field(lambda record: record.indicator.code),
        period_field("2025", "time_period|"),
        Field("segment", line, _("Segment"), "segmento|desagregacion|disaggregation|segment|desagregacao"),
        Field(
            "value",
            measured,
            _("Value"),
            "valor|valeur|obs_value|resultado|dato|cantidad|resultat",
            kind=NUMBER,
            example=12,
        ),
        Field("numerator", number, _("Numerator"), "numerador|numerateur", kind=NUMBER),
        Field("denominator", number, _("Denominator"), "denominador|denominateur", kind=NUMBER),
        Field("text", text, _("Narrative"), "narrativa|relato|recit|narrative"),
        Field(
            "no_data_reason",
            choice(NoData),
            _("No data because"),
            "motivo sin dato|sin dato porque|reason|no data reason|raison|motivo",
        ),
        Field("unit", line, _("Unit"), "unidad|unidad de medida|units|unite|unidade|unit measure"),
        Field(
            "collected_on",
            date,
            _("Collected on"),
            "fecha de recogida|recogido el|collected|date collected|date de collecte|coletado em",
            kind=DATE,
        ),
        Field("method", line, _("Method"), "metodo|methode"),
        Field(
            "source",
            line,
            _("Source"),
            "fuente|fonte|source",
            is_of_record=False,
            write=lambda record: record.source_text,
        ),
        Field("note", text, _("Note"), "nota|notas|observaciones|comments|remarque|observacoes|comentario"),
        Field(
            "status",
            choice(State),
            _("Status"),
            "estado|statut|situacion|situacao|state",
            is_of_record=False,
            write=lambda record: record.state,
        ),
        MAY_OVERLAP,
        FIGURE,
        Field("power_of_ten", whole, _("Power of ten of the value"), kind=NUMBER, is_of_record=False, is_detail=True),
    )

    def prepare(self, rows, run):
        super().prepare(rows, run)
        cities = list({row.city.uuid: row.city for row in rows}.values())
        run.memory["indicators"] = KnownIndicators(cities)
        run.memory["segments"] = {}
        locks = PeriodLock.objects.standing().filter(city__in=[city for city in cities if city.pk])
        run.memory["locks"] = list(locks.values_list("city", "period__starts_on", "period__ends_on"))

    def resolve(self, row, run):
        skip_others(row, Figure.VALUE)
        self.scale(row)
        self.store(row)
        values = row.values
        indicator = row.stored["indicator"] = run.memory["indicators"].find(values["indicator"], row.city)
        row.stored["period"] = values["period"]
        row.stored["segment"] = self.segment(row, run)
        if "source" in values:
            row.stored["source_text"] = values["source"]
        if "status" in values:
            row.stored["state"] = values["status"]
        self.hold_against_sheet(row, run)
        self.measure(row, indicator)

    def scale(self, row):
        """Write the value out where a column tells its power of ten, and tell it."""
        power = row.values.get("power_of_ten")
        if power and row.values.get("value") is not None:
            row.values["value"] *= Decimal(10) ** power
            row.warn("written-out", "value", kept=row.values["value"])

    def segment(self, row, run):
        """Put the segment together, from its own column and from the columns that disaggregate. Raises `RowRefused`."""
        written, columns = row.values.get("segment", ""), of_groups(row.values.get("segments", {}), run)
        known = run.memory["segments"]
        asked = written, *columns.items()
        if asked not in known:
            try:
                known[asked] = segments.write(segments.with_unspecified(segments.parse(written) | columns))
            except segments.NotASegment:
                raise RowRefused("not-a-segment", "segment", written) from None
        return known[asked]

    def measure(self, row, indicator):
        """Check the value for its kind of indicator. Raises `RowSkipped`, `RowRefused`."""
        given = {name: row.values[name] for name in VALUES if row.values.get(name) not in (None, "")}
        if not given:
            reason = REASONS.get(row.values.get("missing", {}).get("value"))
            if reason is None:
                raise RowSkipped("empty-value", "value")
            given["no_data_reason"] = reason
        for name in NUMBERS:
            if name in given:
                given[name] = self.rounded(row, name, given[name])
        try:
            checked = self.checked(indicator, given)
        except ValidationError as problem:
            name, said = next(iter(problem.message_dict.items()))
            raise RowRefused("invalid", name, str(row.values.get(name, "")), reason=" ".join(said)) from None
        row.stored |= checked

    def rounded(self, row, name, value):
        """Give a number with the nine decimals that are kept; what falls away is told."""
        kept = round(value, MOST_DECIMALS) if value.as_tuple().exponent < -MOST_DECIMALS else value
        if kept != value:
            row.warn("rounded", name, value, kept=kept)
        return kept

    def checked(self, indicator, given):
        """The rules of `services.values`; the levels of a scale are those read with the indicator."""
        if indicator.value_type != ValueType.ORDINAL:
            return checked_value(indicator, **given)
        levels = {level.value for level in indicator.levels.all()} or {1, 2, 3}
        if given.get("value") is not None and given["value"] not in levels:
            raise ValidationError({"value": NOT_A_LEVEL})
        empty = {"value": None, "numerator": None, "denominator": None, "text": "", "no_data_reason": ""}
        return empty | {name: given[name] for name in empty.keys() & given.keys()}

    def existing(self, rows, run):
        """What is compared of the stored values; the whole of those that change is taken later."""
        cities, indicators = run.known_cities(rows), {row.stored["indicator"].pk for row in rows}
        told = sorted({name for row in rows for name in row.stored} - {*self.told_apart_by, *StoredValue.ALWAYS})
        codes = dict(Period.objects.values_list("pk", "code"))
        stored = Measurement.objects.current().filter(city__in=cities, indicator__in=indicators).order_by("pk")
        stored = stored.select_for_update() if run.locks else stored
        columns = (*StoredValue.ALWAYS, "period", *told)
        return [StoredValue(told, codes, *values) for values in stored.values_list(*columns)]

    def take_in_full(self, rows, run):
        records = Measurement.objects.select_related("indicator", "period").in_bulk([row.record.pk for row in rows])
        for row in rows:
            row.record = records[row.record.pk]

    def names_of_row(self, row, run):
        return self.natural_key(row, run), None

    def names_of_record(self, record, run):
        return (record.city_id, record.indicator_id, record.period_code, record.segment), None

    def natural_key(self, row, run):
        return ref(row.city), row.stored["indicator"].pk, row.stored["period"].code, row.stored["segment"]

    def is_locked(self, row, run):
        return self.is_period_locked(row.city, row.stored["period"], run)

    def is_period_locked(self, of_city, period, run):
        return any(
            city == of_city.pk and starts_on <= period.starts_on and ends_on >= period.ends_on
            for city, starts_on, ends_on in run.memory["locks"]
        )

    def check(self, row, run):
        if self.is_locked(row, run) and (row.record is None or row.changes):
            raise RowRefused("invalid", "period", row.stored["period"].code, reason=str(PeriodLocked()))
        approves = row.stored.get("state") == State.APPROVED and (row.record is None or "state" in row.changes)
        if approves and not run.is_operator:
            raise RowRefused("approval-in-review", "status", row.values["status"])

    def may_change(self, row, run):
        if row.record.state == State.APPROVED:
            raise RowRefused("approved", "value", row.raw.get("value", ""), stored=row.record.value)
        if "value" in row.changes and row.record.is_derived:
            row.alter("is_derived", False)
        if "state" not in row.stored:
            row.alter("state", State.DRAFT)
        for name, value in self.stamps(row, run).items():
            row.alter(name, value)

    def stamps(self, row, run):
        return self.stamps_of(row.stored.get("state", State.DRAFT), run)

    def stamps_of(self, state, run):
        """Who recorded and submitted, and when; an operator's import approves in nobody's name."""
        now = run.now
        stamps = {"recorded_by": run.by, "recorded_at": now, "submitted_by": None, "submitted_at": None}
        if state == State.SUBMITTED:
            stamps |= {"submitted_by": run.by, "submitted_at": now}
        return stamps | ({"approved_at": now} if state == State.APPROVED else {})

    def missing(self, row, run):
        row.defaults |= {
            "city": row.city,
            "indicator_version": row.stored["indicator"].version,
            **self.stamps(row, run),
        }
        adoption_of(row, run)

    def records(self, city, cities):
        records = with_sheets(Measurement.objects.current().filter(city__in=cities), cities)
        return records.select_related("city", "indicator", "period").order_by(
            "city__code", "indicator__code", "period__starts_on", "segment", "pk"
        )
