"""The sheets of the indicators that a city uses: one row for each, with what it writes beside the catalogue."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from indicators.choices import Accumulation, Audience, Collection, Frequency, MeasuredObject, Moment, Standing
from indicators.models import AdoptedIndicator
from indicators.resources import suspensions
from indicators.resources.breakdowns import breakdowns, set_breakdowns, written
from indicators.resources.fields import ByIndicator, indicator_field
from indicators.resources.reading import KnownIndicators
from indicators.services.adoption import usual_frequency
from indicators.services.standing import NO_REASON, check_standing
from observatory.models import Source
from observatory.resources import DATE, NUMBER, DataSet, Field, RowRefused, declare, places
from observatory.resources.dataset import ref
from observatory.resources.readers import choice, count, date, line, measured, number, several_of, text, yes_no
from observatory.resources.records import IS_PUBLIC, needs_days
from observatory.spreadsheets import key

NOT_A_SHARE = _("Write a number from 0 to 100.")
HIGHEST_BELOW = _("The highest value cannot be below the lowest.")


def named(name, vocabulary, label, also):
    return Field(name, choice(vocabulary), label, also)


@declare
class Sheets(ByIndicator, DataSet):
    """What a city says on the sheets of its indicators."""

    name = "sheets"
    label = _("Sheets of indicators")
    description = _("What the city writes on the sheets of the indicators it uses: one row for each indicator.")
    model = AdoptedIndicator
    permission = "indicators.adopt_indicator"
    told_apart_by = ("indicator",)
    owns = ("indicators.breakdown", "indicators.suspension")
    usual_constants = ("frequency", "is_public")
    fields = (
        Field(
            "city", line, places.CITY.label, places.CITY.names, is_of_record=False, write=lambda each: each.city.code
        ),
        indicator_field(lambda each: each.indicator.code),
        Field("short_name", line, _("Short name"), "nombre corto|nom court|nome curto|abreviatura|short label"),
        named("standing", Standing, _("State"), "estado|etat|statut|situacao"),
        Field("standing_since", date, _("In this state since"), "estado desde|etat depuis|estado desde", kind=DATE),
        Field("standing_reason", line, _("Why it is in this state"), "razon del estado|raison de l'etat"),
        Field(
            "owner_role", line, _("Responsible post"), "responsable|puesto responsable|poste responsable|responsavel"
        ),
        Field("deputy_role", line, _("Deputy post"), "suplente|puesto suplente|poste suppleant"),
        named("frequency", Frequency, _("Frequency"), "frecuencia|periodicidad|frequence|frequencia|periodicidade"),
        Field("tolerance", measured, _("Tolerance"), "tolerancia|tolerance", kind=NUMBER, example=15),
        Field("question", line, _("What question it answers"), "pregunta|question|pergunta"),
        named("measured_object", MeasuredObject, _("What is measured"), "objeto|que se mide|objet|objeto de medicion"),
        Field("limits", text, _("Limits of interpretation"), "limites|limitaciones|limitations|limitacoes"),
        named("accumulation", Accumulation, _("How values accumulate"), "acumulacion|cumul|acumulacao"),
        Field(
            "decimals", count, _("Decimal places"), "decimales|redondeo|arrondi|arredondamento|rounding", kind=NUMBER
        ),
        Field(
            "breakdowns",
            breakdowns,
            _("Breakdowns"),
            "desagregaciones|desagregacion|ventilations|desagregacoes|disaggregation",
            is_of_record=False,
            write=written,
        ),
        Field("data_source", line, _("Where the data come from"), "fuente de los datos|source des donnees|fonte"),
        named("collection", Collection, _("Method of collection"), "metodo de recoleccion|methode de collecte|metodo"),
        Field(
            "instrument",
            line,
            _("Instrument of collection"),
            "instrumento|instrument",
            write=lambda each: each.instrument and each.instrument.title,
        ),
        Field("verification", line, _("Means of verification"), "medio de verificacion|moyen de verification"),
        named("moment", Moment, _("Moment"), "momento|moment"),
        Field("validated_by", line, _("Post that validates"), "quien valida|valide par|validado por"),
        Field("effort_hours", number, _("Hours one measurement takes"), "horas|esfuerzo|heures|esforco", kind=NUMBER),
        Field(
            "audiences",
            several_of(Audience),
            _("For whom it is measured"),
            "publicos|publics|destinatarios",
            write=lambda each: "; ".join(each.audiences),
        ),
        Field("presentation", line, _("How it is presented"), "presentacion|presentation|apresentacao"),
        Field("decisions", text, _("Decisions it feeds"), "decisiones|decisions|decisoes"),
        Field("alert_rule", line, _("What to do when it is at risk"), "regla de alerta|regle d'alerte|regra de alerta"),
        Field("lowest", number, _("Lowest value to keep"), "minimo|minimum", kind=NUMBER),
        Field("highest", number, _("Highest value to keep"), "maximo|maximum", kind=NUMBER),
        Field("is_comparable", yes_no, _("Compared with other cities"), "comparable|comparavel"),
        IS_PUBLIC,
    )

    def prepare(self, rows, run):
        cities = list({row.city.uuid: row.city for row in rows}.values())
        sources = Source.objects.kept().filter(city__in=[city for city in cities if city.pk])
        run.memory["indicators"] = KnownIndicators(cities)
        run.memory["instruments"] = {(each.city_id, key(each.title)): each for each in sources}

    def resolve(self, row, run):
        needs_days(row, "standing_since")
        self.store(row)
        row.stored["indicator"] = run.memory["indicators"].find(row.values["indicator"], row.city)
        if title := row.stored.pop("instrument", ""):
            if found := run.memory["instruments"].get((row.city.pk, key(title))):
                row.stored["instrument"] = found
            else:
                row.warn("unknown-document", "instrument", title)
        if "breakdowns" in row.values:
            row.beside["breakdowns"] = row.values["breakdowns"]

    def existing(self, rows, run):
        stored = AdoptedIndicator.objects.current().filter(city__in=run.known_cities(rows)).order_by("pk")
        return run.locked(stored).prefetch_related("indicator", "instrument", "breakdowns", "suspensions")

    def names_of_row(self, row, run):
        return (ref(row.city), row.stored["indicator"].pk), None

    def names_of_record(self, record, run):
        return (record.city_id, record.indicator_id), None

    def check(self, row, run):
        given = row.defaults | {name: getattr(row.record, name, None) for name in CHECKED} | row.stored
        is_silent = given.get("standing") == Standing.SUSPENDED and not given.get("standing_reason")
        if is_silent and "standing" not in row.changes:
            raise RowRefused("invalid", "standing_reason", "", reason=str(NO_REASON))
        if (tolerance := given.get("tolerance")) is not None and not 0 <= tolerance <= 100:
            raise RowRefused("invalid", "tolerance", str(tolerance), reason=str(NOT_A_SHARE))
        ends = given.get("lowest"), given.get("highest")
        if None not in ends and ends[0] > ends[1]:
            raise RowRefused("invalid", "highest", str(ends[1]), reason=str(HIGHEST_BELOW))

    def may_change(self, row, run):
        """A state follows another as on its page, from the day that the row says, or from today."""
        if "standing" in row.changes:
            self.follow(row, row.stored["standing"], row.stored.get("standing_since") or run.now.date())

    def follow(self, row, standing, since):
        """Bring an indicator into the state that follows, and keep what its page keeps. Raises `RowRefused`."""
        record, is_anew = row.record, "standing_reason" in row.changes or standing == Standing.SUSPENDED
        reason = row.stored.get("standing_reason", "") if is_anew else ""
        try:
            check_standing(record, standing, since, reason)
        except ValidationError as problem:
            name, said = next(iter(problem.message_dict.items()))
            raise RowRefused("invalid", COLUMNS[name], row.raw.get(name, ""), reason=" ".join(said)) from None
        if record.is_suspended:
            row.add_beside("suspensions", suspensions.written(record), suspensions.ended(record, since))
        elif record.is_proposed:
            row.alter("adopted_on", since)
        row.alter("standing_since", since)
        row.alter("standing_reason", reason)

    def missing(self, row, run):
        row.defaults |= {"city": row.city, "frequency": usual_frequency(row.stored["indicator"])}

    def after_saving(self, rows, run):
        for name, (_written, store) in BESIDE.items():
            store({row.record: row.beside[name] for row in rows if name in row.beside})

    def beside_of(self, record):
        return super().beside_of(record) | {name: told(record) for name, (told, _store) in BESIDE.items()}

    def restore_beside(self, record, values):
        super().restore_beside(record, values)
        for name in BESIDE.keys() & values.keys():
            BESIDE[name][1]({record: values[name] or ""})

    def records(self, city, cities):
        used = AdoptedIndicator.objects.current().filter(city__in=cities, indicator__retired_at=None)
        related = used.select_related("city", "indicator", "instrument").prefetch_related("breakdowns")
        return related.order_by("city__code", "indicator__code")


BESIDE = {
    "breakdowns": (written, set_breakdowns),
    "suspensions": (suspensions.written, suspensions.set_suspensions),
}
COLUMNS = {"standing": "standing", "since": "standing_since", "reason": "standing_reason"}
CHECKED = ("standing", "standing_reason", "tolerance", "lowest", "highest")
