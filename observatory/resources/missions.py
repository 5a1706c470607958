"""Missions and visits in a spreadsheet: one row for each, or one for each who travelled."""

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from observatory.choices import MISSION_KINDS, ActivityKind, MissionReason
from observatory.models import Mission
from observatory.resources import places
from observatory.resources.activities import ABOUT, TITLE, WHEN, WHERE, OfActivity
from observatory.resources.dataset import NUMBER, Field, comparable, ref
from observatory.resources.readers import choice, count, line
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.vocabulary import ACTIVITY_KINDS, MISSION_REASONS
from observatory.services.missions import delegation_in_words, posts_in, store_posts


def mission_of(record):
    return getattr(record, "mission", None)


def of_mission(name):
    """Make a writer of what a mission has beside its activity."""
    return lambda record: mission_of(record) and getattr(record.mission, name)


BESIDE = {"reason", "origin", "destination", "delegates"}
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
        Field("code", line, _("Code"), "codigo|id|numero"),
        Field(
            **TITLE.__dict__
            | {
                "required": False,
                "names": f"{TITLE.names}|mision|mission|missao|motivo del viaje|objetivo|objeto|historico",
            }
        ),
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
            "delegacion|delegation|delegacao|participantes por cargo|comitiva|cargo_funcao|cargos",
            is_of_record=False,
            write=lambda record: mission_of(record) and delegation_in_words(record.mission.posts.all()),
        ),
        *WHERE,
        *ABOUT,
    )

    def existing(self, rows, run):
        return super().existing(rows, run).filter(kind__in=MISSION_KINDS).prefetch_related("mission")

    def complete(self, row, run):
        if not row.values.get("title") and not row.values.get("destination") and not row.values.get("origin"):
            raise RowRefused("missing-value", "title", label=str(TITLE.label))

    def resolve(self, row, run):
        if kind := row.values.get("direction"):
            if kind not in MISSION_KINDS:
                raise RowRefused("not-a-mission", "direction", str(ActivityKind(kind).label))
            row.stored["kind"] = kind
        super().resolve(row, run)
        row.beside |= {name: row.values[name] for name in BESIDE if name in row.values}
        if "delegation" in row.values:
            row.beside["delegation"] = delegation_in_words(posts_in(row.values["delegation"]))
        if not row.stored.get("title"):
            row.defaults["title"] = self.title_of(row)

    def title_of(self, row):
        with translation.override(row.city.main_language):
            if row.values.get("destination"):
                return (gettext("Mission to %(place)s") % {"place": row.values["destination"]})[:300]
            return (gettext("Visit from %(place)s") % {"place": row.values["origin"]})[:300]

    def natural_key(self, row, run):
        given = row.defaults | row.stored
        return (ref(row.city), comparable(given.get("title")), given["starts_on"])

    def natural_key_of(self, record, run):
        return (record.city_id, comparable(record.title), record.starts_on)

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

    def beside_of(self, record):
        mission = Mission.objects.filter(activity=record).prefetch_related("posts").first()
        told = {name: getattr(mission, name, None) for name in BESIDE}
        return super().beside_of(record) | told | {"delegation": mission and delegation_in_words(mission.posts.all())}

    def restore_beside(self, record, values):
        super().restore_beside(record, values)
        told = {name: BLANK.get(name) if values[name] is None else values[name] for name in BESIDE if name in values}
        Mission.objects.filter(activity=record).update(**told)
        if "delegation" in values:
            store_posts(dict.fromkeys(Mission.objects.filter(activity=record), values["delegation"] or ""))

    def records(self, city, cities):
        records = self.of_cities(cities).filter(kind__in=MISSION_KINDS).select_related("city", "mission", *self.related)
        return records.prefetch_related(*self.many, "mission__posts")
