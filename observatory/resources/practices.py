"""Good practices, lessons and opportunities in a spreadsheet."""

import re

from django.utils.translation import gettext_lazy as _

from observatory.choices import (
    AreaOfAction,
    PracticeStep,
)
from observatory.models import GoodPractice, PracticeEvent
from observatory.resources import places
from observatory.resources.dataset import DATE, DataSet, Field
from observatory.resources.readers import (
    choice,
    date,
    line,
    sdgs,
    several,
    text,
    web_address,
)
from observatory.resources.records import CODE, IS_PUBLIC, NOTE, OfRecord, a_url, written_date
from observatory.resources.registry import declare
from observatory.resources.vocabulary import AREAS
from observatory.spreadsheets import DAY_FIRST, Unreadable, read_date, split_values, text_of

_PLACE_AND_DAY = re.compile(r"^(?P<where>.*\S)\s*\((?P<day>[^()]+)\)$")
ONCE = {"identified_on": PracticeStep.IDENTIFIED, "systematised_on": PracticeStep.SYSTEMATISED}
ELSEWHERE = {
    "shown": PracticeStep.SHOWN,
    "submitted": PracticeStep.SUBMITTED,
    "recognised": PracticeStep.RECOGNISED,
    "listed": PracticeStep.LISTED,
    "transferred": PracticeStep.TRANSFERRED,
}
written_day = written_date("happened_on")


def happened(cell, at):
    """The day of an event, as it is written back."""
    return in_one_form(date(cell, at))


def happenings(cell, at):
    """Several events, each as "Barcelona (2024-05-14)"."""
    found = []
    for each in split_values(text_of(cell), at.separator):
        match = _PLACE_AND_DAY.match(each)
        if match is None:
            raise Unreadable("event-without-date", each)
        found.append(f"{match['where'][:200]} ({in_one_form(read_date(match['day'], at.order or DAY_FIRST))})")
    return list(dict.fromkeys(found))


def in_one_form(dated):
    event = PracticeEvent(happened_on=dated.date, happened_on_precision=dated.precision)
    return str(written_day(event))


def events_of(practice, step):
    return [event for event in practice.events.all() if event.step == step]


def as_told(event):
    """An event in the form in which a sheet has it."""
    day = str(written_day(event))
    return f"{event.where} ({day})" if event.step in ELSEWHERE.values() else day


def event_field(name, label, names, read):
    step = (ONCE | ELSEWHERE)[name]
    return Field(
        name,
        read,
        label,
        names,
        kind=DATE if name in ONCE else "text",
        is_of_record=False,
        write=lambda practice: "; ".join(as_told(event) for event in events_of(practice, step)),
        example="2025-03" if name in ONCE else "Barcelona (2025-03-09)",
    )


URL = Field("url", web_address, _("Link"), a_url())
SDGS = Field("sdgs", sdgs, _("SDGs"), "ods|odd|sdg|objetivos de desarrollo sostenible")


@declare
class Practices(OfRecord, DataSet):
    """The good practices of a city, with what happened to each."""

    name = "practices"
    label = _("Good practices")
    description = _("Good practices: one row for each, with the days on which it was identified, shown, transferred.")
    model = GoodPractice
    page = "practice-detail"
    usual_constants = ("area_of_action", "is_public")
    many = ("sdgs",)
    natural = ("title",)
    related = ("department",)
    owns = ("observatory.practiceevent", "observatory.practicecheck")
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("Title"),
            "titulo|practica|buena practica|nombre|pratique|bonne pratique|titre|pratica|boa pratica|practice",
            required=True,
            example=_("Open rivers"),
        ),
        places.CITY,
        Field("summary", text, _("What it is, in a few sentences"), "resumen|descripcion|resume|description|resumo"),
        Field("problem", text, _("What it answers"), "problema|necesidad|probleme|problem"),
        Field("how", text, _("How it works"), "como funciona|metodologia|methodologie|method"),
        Field("results", text, _("What it achieved"), "resultados|resultats|results|logros"),
        Field("advice", text, _("What others would need to do the same"), "recomendaciones|condiciones|conditions"),
        places.DEPARTMENT,
        Field(
            "area_of_action",
            choice(AreaOfAction, **AREAS),
            _("Area of action"),
            "area de accion|dimension|ambito|domaine|area de acao|eje",
        ),
        SDGS,
        Field(
            "topics",
            several,
            _("Topics"),
            "temas|tema|themes|topics|tematica|assuntos|topic",
            write=lambda practice: "; ".join(practice.topics),
        ),
        event_field("identified_on", _("Identified on"), "identificada|fecha de identificacion|fecha", happened),
        event_field("systematised_on", _("Systematised on"), "sistematizada|fecha de sistematizacion", happened),
        event_field("shown", _("Shown"), "mostrada|presentada en|escenarios|montree", happenings),
        event_field("submitted", _("Submitted to an award"), "premios|concursos|postulada|prix", happenings),
        event_field("recognised", _("Awarded or shortlisted"), "premiada|galardones|primee", happenings),
        event_field("listed", _("Listed on a platform"), "plataformas|bancos de practicas|plateformes", happenings),
        event_field("transferred", _("Transferred to another territory"), "transferida a|transferencias", happenings),
        URL,
        NOTE,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        row.beside |= {name: row.values[name] for name in ONCE | ELSEWHERE if name in row.values}

    def missing(self, row, run):
        row.defaults.setdefault("summary", row.stored.get("summary") or row.stored["title"])
        self.give_code(row, run, row.stored["title"])

    def existing(self, rows, run):
        return super().existing(rows, run).prefetch_related("events")

    def after_saving(self, rows, run):
        for row in rows:
            write_events(row.record, row.beside)
        new = PracticeEvent.objects.filter(practice__in=[row.record for row in rows], step=PracticeStep.IDENTIFIED)
        known = set(new.values_list("practice", flat=True))
        PracticeEvent.objects.bulk_create(
            PracticeEvent(practice=row.record, step=PracticeStep.IDENTIFIED, happened_on=row.record.created_at.date())
            for row in rows
            if row.record.pk not in known
        )

    def beside_of(self, record):
        told = {name: [as_told(event) for event in events_of(record, step)] for name, step in ELSEWHERE.items()}
        return told | {name: "; ".join(map(as_told, events_of(record, step))) for name, step in ONCE.items()}

    def restore_beside(self, record, values):
        write_events(record, {name: value or [] for name, value in values.items()})

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related("events", *self.many)


def write_events(practice, told):
    """Bring the events of a practice to those told; one that is already there keeps what came of it."""
    stored = {(event.step, as_told(event)): event for event in practice.events.all()}
    for name, value in told.items():
        step = (ONCE | ELSEWHERE)[name]
        wanted = value if isinstance(value, list) else [value]
        gone = [event.pk for (of, text), event in stored.items() if of == step and text not in wanted]
        practice.events.filter(pk__in=gone).delete()
        new = [event_told(practice, step, text) for text in wanted if (step, text) not in stored]
        PracticeEvent.objects.bulk_create(new)


def event_told(practice, step, text):
    where, day = "", text
    if step in ELSEWHERE.values():
        match = _PLACE_AND_DAY.match(text)
        where, day = match["where"], match["day"]
    dated = read_date(day, DAY_FIRST)
    return PracticeEvent(
        practice=practice, step=step, where=where, happened_on=dated.date, happened_on_precision=dated.precision
    )
