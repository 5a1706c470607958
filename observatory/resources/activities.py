"""Activities in a spreadsheet, and what missions share with them."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import MISSION_KINDS, ActivityKind, AreaOfAction, Motivation, TeachingMethod
from observatory.models import Activity
from observatory.resources import places
from observatory.resources.dataset import DATE, NUMBER, DataSet, Field, comparable, ref
from observatory.resources.network_life import memberships_of
from observatory.resources.readers import (
    choice,
    count,
    country,
    currency,
    date,
    first_day,
    last_day,
    line,
    money,
    number,
    sdgs,
    several,
    several_of,
    text,
    web_address,
)
from observatory.resources.records import CODE, IS_PUBLIC, OfRecord, a_url, written_date
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.vocabulary import ACTIVITY_KINDS, AREAS, MOTIVATIONS
from observatory.spreadsheets import key

TITLE = Field(
    "title",
    line,
    _("Title"),
    "titulo|actividad|nombre|nombre de la actividad|titre|activite|atividade|activity|asunto|evento"
    "|descripcion breve|event",
    required=True,
    example=_("Workshop on urban mobility"),
)
WHEN = (
    Field(
        "starts_on",
        first_day,
        _("Date"),
        "fecha|inicio|fecha de inicio|fecha inicio|date|debut|date de debut|data|data de inicio|start"
        "|start date|desde|du|del",
        required=True,
        kind=DATE,
        write=written_date("starts_on"),
        example="2025-03-12",
    ),
    Field(
        "ends_on",
        last_day,
        _("Until"),
        "hasta|fin|fecha de fin|fecha fin|end date|fin le|date de fin|data de fim|termino|au|al",
        kind=DATE,
    ),
)
WHERE = (
    Field("place", line, _("Place"), "lugar|sede|lieu|local|location|venue|espacio|instalacion|nombre instalacion"),
    Field("country", country, _("Country"), "pais|pays|country", write=lambda record: record.country_id),
)


ABOUT = (
    Field(
        "area_of_action",
        choice(AreaOfAction, **AREAS),
        _("Area of action"),
        "area de accion|dimension|ambito|domaine|area de acao|eje",
    ),
    Field(
        "motivation",
        choice(Motivation, **MOTIVATIONS),
        _("Motivation"),
        "motivacion|planificada o reactiva|reactiva o planificada|motivacao",
    ),
    Field(
        "departments",
        several,
        _("Departments"),
        "dependencias|areas|departamentos|secretarias|areas participantes|services|setores|departamento"
        "|dependencia|area|department",
        is_of_record=False,
        write=lambda record: "; ".join(department.name for department in record.departments.all()),
        refers_to="observatory.department",
    ),
    Field("objectives", several, _("Objectives"), "objetivos|objectifs|objetivo|objective", is_of_record=False),
    Field(
        "networks",
        several,
        _("Networks it serves"),
        "redes|redes de ciudades|reseaux|reseaux de villes|networks",
        is_of_record=False,
        write=lambda record: "; ".join(membership.network.name for membership in record.networks.all()),
        refers_to="observatory.network",
    ),
    Field("sdgs", sdgs, _("SDGs"), "ods|odd|sdg|objetivos de desarrollo sostenible"),
    Field(
        "participants",
        count,
        _("Participants"),
        "participantes|asistentes|personas|attendees|participants|numero de participantes|n de participantes",
        kind=NUMBER,
    ),
    Field("women", count, _("Women among them"), "mujeres|femmes|mulheres|women", kind=NUMBER),
    Field("hours", number, _("Hours of work"), "horas|heures|horas de trabajo|hours", kind=NUMBER),
    Field("cost", money, _("Cost"), "costo|coste|gasto|presupuesto|cout|custo|budget|expense|importe", kind=NUMBER),
    Field("currency", currency, _("Currency"), "moneda|devise|moeda|divisa", write=lambda record: record.currency_id),
    Field(
        "result",
        line,
        _("Result, in one sentence"),
        "resultado|resultados|resultat|results|outcome|resultados obtenidos",
    ),
    Field(
        "methods",
        several_of(TeachingMethod),
        _("Teaching strategies used"),
        "estrategias pedagogicas|metodos|metodologia|methodes pedagogiques|estrategias pedagogicas|teaching methods",
        write=lambda record: "; ".join(record.methods),
    ),
    Field(
        "follows_from",
        line,
        _("It follows from"),
        "surge de|derivada de|decoule de|decorre de",
        is_of_record=False,
        write=lambda record: record.follows_from and record.follows_from.code,
    ),
    Field("adoptable", line, _("Method or instrument worth adopting"), "metodo incorporable|a adoptar|metodo adotavel"),
    Field("adopted", line, _("Method or instrument that was adopted"), "metodo incorporado|instrumento adoptado"),
    Field("adopted_in", line, _("In which policy"), "politica que lo incorporo|politique concernee"),
    Field("adopted_on", date, _("Adopted on"), "fecha de incorporacion|adopte le|adotado em", kind=DATE),
    Field(
        "topics",
        several,
        _("Topics"),
        "temas|tema|themes|topics|tematica|assuntos|topic",
        write=lambda record: "; ".join(record.topics),
    ),
    Field("url", web_address, _("Link"), a_url()),
    Field(
        "note", text, _("Note"), "nota|notas|observaciones|remarks|notes|remarques|observacoes|comentarios|descripcion"
    ),
    IS_PUBLIC,
)


class OfActivity(OfRecord, DataSet):
    """What activities and missions have in common."""

    model = Activity
    many = ("departments", "networks", "objectives", "sdgs")
    natural = ("kind", "title", "starts_on", "place")
    related = ("country", "currency", "follows_from")

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        if "networks" in row.values:
            row.many["networks"] = self.networks(row, run)
        if "follows_from" in row.values:
            row.stored["follows_from"] = self.earlier(row, run)
        for tie in self.ties:
            tie.resolve(row, run)
        if "kind" not in row.stored:
            row.defaults["kind"] = self.usual_kind
            name = "kind" if "kind" in self.by_name else "direction"
            row.warn("activity-kind-assumed", name, kind=str(ActivityKind(self.usual_kind).label))

    def networks(self, row, run):
        """Give the city's memberships of the networks named; one that it does not have is told."""
        known = run.memory.setdefault("memberships", {})
        if row.city.code not in known:
            known[row.city.code] = memberships_of(row.city) if row.city.pk else {}
        for name in row.values["networks"]:
            if key(name) not in known[row.city.code]:
                row.warn("not-a-member-told", "networks", name)
        found = [known[row.city.code].get(key(name)) for name in row.values["networks"]]
        return list(dict.fromkeys(filter(None, found)))

    def earlier(self, row, run):
        """Give the activity of the same city from which the row's follows; one that is not there is told."""
        known = run.memory.setdefault("activities", {})
        if row.city.uuid not in known:
            own = Activity.objects.kept().filter(city=row.city).exclude(code="") if row.city.pk else ()
            known[row.city.uuid] = {activity.code: activity for activity in own}
        found = known[row.city.uuid].get(row.values["follows_from"])
        if found is None:
            row.warn("unknown-activity", "follows_from", row.values["follows_from"])
        return found

    def natural_key(self, row, run):
        given = row.defaults | row.stored
        return (ref(row.city), *(comparable(given.get(name)) for name in self.key_names(run)))

    def natural_key_of(self, record, run):
        return (record.city_id, *(comparable(getattr(record, name)) for name in self.key_names(run)))

    def key_names(self, run):
        return [name for name in self.natural if name in run.key_fields]

    def check(self, row, run):
        given = self.together(row, "starts_on", "ends_on", "participants", "women")
        if given["ends_on"] and given["ends_on"] < given["starts_on"]:
            raise RowRefused("ends-before-start", "ends_on", str(given["ends_on"]))
        if None not in (given["women"], given["participants"]) and given["women"] > given["participants"]:
            raise RowRefused("women-above-participants", "women", str(given["women"]))
        if row.record is not None and row.stored.get("follows_from") == row.record:
            raise RowRefused("follows-itself", "follows_from", row.values["follows_from"])
        adopted = self.together(row, "adopted", "adopted_in", "adopted_on")
        if adopted["adopted_in"] and not adopted["adopted"]:
            raise RowRefused("policy-without-adoption", "adopted_in", adopted["adopted_in"])
        if adopted["adopted_on"] and not adopted["adopted"]:
            raise RowRefused("day-without-adoption", "adopted_on", str(adopted["adopted_on"]))
        if (row.stored.get("cost") or 0) < 0:
            raise RowRefused("negative", "cost", row.stored["cost"])

    def missing(self, row, run):
        self.give_code(row, run, f"{row.stored['starts_on'].year} {(row.defaults | row.stored)['title']}")

    def after_saving(self, rows, run):
        for tie in self.ties:
            tie.save([row for row in rows if tie.name in row.beside], run)

    def beside_of(self, record):
        return {tie.name: tie.of(record) for tie in self.ties}

    def restore_beside(self, record, values):
        for tie in self.ties:
            if tie.name in values:
                tie.restore(record, values[tie.name])


@declare
class Activities(OfActivity):
    """What the city did."""

    name = "activities"
    label = _("Activities")
    page = "activity-detail"
    usual_constants = ("kind", "motivation", "area_of_action", "is_public")
    description = _("Meetings, events, exchanges, trainings: one row for each thing the city did.")
    usual_kind = ActivityKind.OTHER
    fields = (
        Field("code", line, _("Code"), f"{CODE.names}|id evento"),
        TITLE,
        Field(
            "kind",
            choice(ActivityKind, **ACTIVITY_KINDS),
            _("Kind"),
            "tipo|tipo de actividad|type|categoria|type d'activite|tipo de atividade|clase",
            example=ActivityKind.TRAINING,
        ),
        places.CITY,
        *WHEN,
        *WHERE,
        *ABOUT,
    )

    def records(self, city, cities):
        return self.of_cities(cities).exclude(kind__in=MISSION_KINDS).prefetch_related(*self.many, "networks__network")
