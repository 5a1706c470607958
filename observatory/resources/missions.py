"""Missions and visits in a spreadsheet: one row for each, or one for each who travelled."""

from collections import Counter, defaultdict
from dataclasses import replace

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from observatory.choices import MISSION_KINDS, ActivityKind, MissionReason, RowFate
from observatory.models import Delegate, Mission
from observatory.resources import mission_columns, places, travel_costs
from observatory.resources.activities import ABOUT, TITLE, WHEN, WHERE, OfActivity
from observatory.resources.dataset import NUMBER, Field, comparable, ref
from observatory.resources.lookups import Lookups
from observatory.resources.mission_rows import ANSWERS, COUNTERPARTS, IN_CELLS, PROMISES
from observatory.resources.readers import choice, count, line
from observatory.resources.records import CODE
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.vocabulary import ACTIVITY_KINDS, MISSION_REASONS
from observatory.services.missions import delegation_in_words, posts_in, store_posts
from observatory.spreadsheets.unopened import QUOTE


def mission_of(record):
    return getattr(record, "mission", None)


def of_mission(name):
    """Make a writer of what a mission has beside its activity."""
    return lambda record: mission_of(record) and getattr(record.mission, name)


def of_rows(name):
    """Make a writer of one kind of a mission's rows."""
    return lambda record: mission_of(record) and IN_CELLS[name].of(getattr(record.mission, name).all())


def plain(value):
    """A value by which rows of one journey are told: a date by its day."""
    return getattr(value, "date", value) or ""


ALSO_A_TITLE = "mision|mission|missao|motivo del viaje|objetivo|objeto|historico|historique"
LONGEST = 300
JOURNEY = ("title", "starts_on", "origin", "destination")
BESIDE = {"reason", "origin", "destination", "delegates"}
ROWS = ("mission__posts", "mission__counterparts", "mission__promises", "mission__follow_ups")
BLANK = {"reason": "", "origin": "", "destination": ""}


def records_of(rows):
    return [row.record for row in rows]


@declare
class Missions(OfActivity):
    """Missions abroad and visits received."""

    name = "missions"
    label = _("Missions")
    page = "mission-detail"
    usual_constants = ("direction", "reason", "is_public")
    description = _("Missions abroad and visits received: one row for each.")
    usual_kind = ActivityKind.MISSION_OUT
    natural = ("kind", "title", "starts_on", "place")
    fields = (
        CODE,
        replace(TITLE, required=False, names=f"{TITLE.names.replace('|nombre|', '|')}|{ALSO_A_TITLE}"),
        Field(
            "direction",
            choice(ActivityKind, **ACTIVITY_KINDS),
            _("Direction"),
            "sentido|direccion|sens|direcao|tipo|tipo de mision|kind|type",
            is_of_record=False,
            write=lambda record: record.kind,
            example=ActivityKind.MISSION_OUT,
        ),
        places.CITY,
        *WHEN,
        Field(
            "origin",
            line,
            _("Coming from"),
            "origen|origine|origem|from|procedencia",
            is_of_record=False,
            write=of_mission("origin"),
        ),
        Field(
            "destination",
            line,
            _("Going to"),
            "destino|destination|to|ciudad de destino",
            is_of_record=False,
            write=of_mission("destination"),
            example="Barcelona",
        ),
        Field(
            "reason",
            choice(MissionReason, **MISSION_REASONS),
            _("Reason"),
            "motivo|razon|raison|razao|finalidad",
            is_of_record=False,
            write=of_mission("reason"),
        ),
        Field(
            "delegates",
            count,
            _("People in the delegation"),
            "delegados|personas|delegation size|numero de personas|delegues|integrantes|viajeros",
            kind=NUMBER,
            is_of_record=False,
            write=of_mission("delegates"),
        ),
        Field(
            "delegation",
            line,
            _("Delegation, by post"),
            "delegacion|delegation|delegacao|participantes por cargo|comitiva|cargos",
            is_of_record=False,
            write=lambda record: mission_of(record) and delegation_in_words(record.mission.posts.all()),
        ),
        Field(
            "delegate_post",
            line,
            _("Post of one traveller, each in a row of their own"),
            "cargo|cargo funcao|cargo o funcion|puesto|position|fonction|poste|funcao",
            is_of_record=False,
        ),
        Field(
            "counterparts",
            COUNTERPARTS.read,
            _("Counterparts met"),
            "contrapartes|reuniones con|interlocuteurs|contrapartes encontradas|met with",
            is_of_record=False,
            write=of_rows("counterparts"),
        ),
        Field(
            "promises",
            PROMISES.read,
            _("Promises of both sides"),
            "compromisos|engagements|compromissos|commitments",
            is_of_record=False,
            write=of_rows("promises"),
        ),
        Field(
            "follow_ups",
            ANSWERS.read,
            _("What came of it"),
            "seguimiento|suivi|acompanhamento|follow up",
            is_of_record=False,
            write=of_rows("follow_ups"),
        ),
        *WHERE,
        *ABOUT,
        *travel_costs.FIELDS,
    )

    def not_meant(self, found, table):
        return mission_columns.not_meant(found)

    def implied(self, columns, title):
        """Of those who are only said to come from somewhere, or to be received, a visit is told."""
        told = {column.field for column in columns}
        hosts = any(mission_columns.tells_a_host(column.header) for column in columns)
        hosts = hosts or mission_columns.tells_a_host(title)
        is_visit = ("origin" in told or hosts) and "destination" not in told
        return {"direction": ActivityKind.VISIT_IN} if is_visit else {}

    def prepare(self, rows, run):
        """Where each row is one traveller, let the first row of a mission tell its whole delegation."""
        if not any(row.values.get("delegate_post") for row in rows):
            return
        run.memory["is of travellers"] = True
        journeys = defaultdict(list)
        for row in rows:
            journeys[tuple(plain(row.values.get(name)) for name in JOURNEY)].append(row)
        for first, *others in journeys.values():
            posts = Counter(row.values.get("delegate_post") or "" for row in (first, *others))
            told = [Delegate(post=post[:200], number=number) for post, number in posts.items() if post]
            first.values |= {"delegation": delegation_in_words(told), "delegates": 1 + len(others)}
            travel_costs.add_travellers(first, others)
            for row in others:
                row.fate, row.joins = RowFate.UNCHANGED, first
                row.warn("joined", first=first.number)

    def existing(self, rows, run):
        return super().existing(rows, run).filter(kind__in=MISSION_KINDS).prefetch_related("mission", *ROWS)

    def complete(self, row, run):
        travel_costs.add_up(row)
        self.take_the_place(row, run)
        if not row.values.get("title") and not row.values.get("destination") and not row.values.get("origin"):
            raise RowRefused("missing-value", "title", label=str(TITLE.label))

    def take_the_place(self, row, run):
        """Let the place of a journey be where it went to, where no column says that."""
        place = row.values.get("place")
        is_visit = row.values.get("direction", self.usual_kind) != self.usual_kind
        if place and not is_visit and not {"destination", "origin"} & run.key_fields:
            row.values["destination"] = place
            row.warn("taken-instead", "place", place, label=str(self.by_name["destination"].label))

    def resolve(self, row, run):
        if row.fate:
            return
        if kind := row.values.get("direction"):
            if kind not in MISSION_KINDS:
                raise RowRefused("not-a-mission", "direction", str(ActivityKind(kind).label))
            row.stored["kind"] = kind
        self.in_a_title(row)
        super().resolve(row, run)
        row.beside |= {name: row.values[name] for name in BESIDE if name in row.values}
        row.beside |= {name: row.values[name] for name in IN_CELLS if name in row.values}
        if "delegation" in row.values:
            row.beside["delegation"] = delegation_in_words(posts_in(row.values["delegation"]))
        if not row.stored.get("title"):
            row.defaults["title"] = self.title_of(row)

    def in_a_title(self, row):
        """Shorten a text that is too long for a title and keep it whole in the note; take off a stray closing mark."""
        title = row.values.get("title") or ""
        if title.endswith(QUOTE) and title.count(QUOTE) % 2:
            title = row.values["title"] = title.removesuffix(QUOTE)
        if len(title) > LONGEST:
            row.warn("title-shortened", "title", title)
            row.values["note"] = "\n".join(filter(None, [title, row.values.get("note")]))
            row.values["title"] = Truncator(title).chars(LONGEST)

    def title_of(self, row):
        with translation.override(row.city.main_language):
            if row.values.get("destination"):
                return (gettext("Mission to %(place)s") % {"place": row.values["destination"]})[:300]
            return (gettext("Visit from %(place)s") % {"place": row.values["origin"]})[:300]

    def natural_key(self, row, run):
        given = row.defaults | row.stored
        route = (comparable(row.values.get(name) or "") for name in self.route(run))
        return (ref(row.city), comparable(given.get("title")), given["starts_on"], *route)

    def natural_key_of(self, record, run):
        route = (comparable(getattr(mission_of(record), name, "")) for name in self.route(run))
        return (record.city_id, comparable(record.title), record.starts_on, *route)

    def route(self, run):
        """Where each row is one traveller, journeys of one title and day are told apart by where they go."""
        return ("origin", "destination") if "is of travellers" in run.memory else ()

    def after_saving(self, rows, run):
        super().after_saving(rows, run)
        stored = {mission.activity_id: mission for mission in Mission.objects.filter(activity__in=records_of(rows))}
        new = [Mission(activity=row.record) for row in rows if row.record.pk not in stored]
        for mission in Mission.objects.bulk_create(new):
            stored[mission.activity_id] = mission
        for row in rows:
            for name in BESIDE & row.beside.keys():
                setattr(stored[row.record.pk], name, row.beside[name])
        Mission.objects.bulk_update(stored.values(), BESIDE, batch_size=500)
        store_posts({stored[row.record.pk]: row.beside["delegation"] for row in rows if "delegation" in row.beside})
        for name, kind in IN_CELLS.items():
            told = {stored[row.record.pk]: row.beside[name] for row in rows if name in row.beside}
            kind.store(told, run.lookups)

    def beside_of(self, record):
        mission = mission_of(record)
        told = {name: getattr(mission, name, None) for name in BESIDE}
        told["delegation"] = mission and delegation_in_words(mission.posts.all())
        told |= {name: mission and kind.of(getattr(mission, name).all()) for name, kind in IN_CELLS.items()}
        return super().beside_of(record) | told

    def restore_beside(self, record, values):
        super().restore_beside(record, values)
        told = {name: BLANK.get(name) if values[name] is None else values[name] for name in BESIDE if name in values}
        Mission.objects.filter(activity=record).update(**told)
        for mission in Mission.objects.filter(activity=record):
            if "delegation" in values:
                store_posts({mission: values["delegation"] or ""})
            for name in IN_CELLS.keys() & values.keys():
                IN_CELLS[name].store({mission: values[name] or ""}, Lookups())

    def records(self, city, cities):
        records = self.of_cities(cities).filter(kind__in=MISSION_KINDS).select_related("city", "mission", *self.related)
        return records.prefetch_related(*self.many, "networks__network", *ROWS)
