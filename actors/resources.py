"""Actors in a spreadsheet, and the actors that an activity names."""

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from actors.choices import GROUP_OF, Group, Subkind
from actors.models import Actor, Participation
from observatory.resources import DataSet, Field, declare, extend, places
from observatory.resources.readers import choice, country, line, several, web_address, words_of
from observatory.resources.records import IS_PUBLIC, OfRecord, a_url
from observatory.services.codes import LENGTH
from observatory.spreadsheets import key

GROUPS = {
    "international": "actores internacionales|internacional|international|acteurs internationaux|atores internacionais",
    "private": "sector privado|privado|prive|secteur prive|setor privado|empresa|private",
    "social": "sector social|social|sociedad civil|ong|ngo|societe civile|setor social|ciudadania",
    "academic": "academia|academico|universidad|universite|universidade|sector academico|cultura|academic",
    "media": "medios|medios de comunicacion|prensa|presse|midia|medias",
    "local_government": "gobierno local|ayuntamiento|alcaldia|collectivite|prefeitura|local government",
    "other_government": "otro gobierno|gobierno nacional|otros niveles de gobierno|etat|governo|government|ministerio",
}


SUBKIND_NAMES = words_of(Subkind)


def kind_written(actor):
    """Write what reads back the same: the sub-kind, or else the words for it."""
    return actor.subkind or actor.nature


@declare
class Actors(OfRecord, DataSet):
    """Who takes part in the city's international action."""

    name = "actors"
    label = _("Actors")
    description = _("Organisations and groups that take part: one row for each.")
    model = Actor
    page = "actor-detail"
    related = ("country",)
    natural_is_unique = True
    usual_constants = ("group", "is_public")
    fields = (
        Field("code", line, _("Code"), "codigo|id"),
        Field(
            "name",
            line,
            _("Name"),
            "nombre|actor|organizacion|nom|nome|acteur|ator|organisation|entidad|socio|socio original",
            required=True,
        ),
        Field(
            "group",
            choice(Group, **GROUPS),
            _("Group"),
            "grupo|sector|groupe|tipo|tipo de actor|secteur|setor|categoria|type",
            required=True,
            example=Group.ACADEMIC,
        ),
        Field("subkind", line, _("Sub-kind"), "subtipo|subgrupo|clase|sous type|subcategoria", write=kind_written),
        Field("country", country, _("Country"), "pais|pays", write=lambda actor: actor.country_id),
        places.CITY,
        Field("place", line, _("Seat of the actor"), "sede|localidad|lugar|siege|ciudad del actor|place"),
        Field("website", web_address, _("Website"), a_url()),
        IS_PUBLIC,
    )

    def complete(self, row, run):
        """In a city's own file the column of cities says where the actors have their seat, unless it is its code."""
        if "city" in row.values and not self.is_of_many_cities(run):
            said = row.values.pop("city")
            if said != run.city.code:
                row.values.setdefault("place", said)

    def is_of_many_cities(self, run):
        if "is of many cities" not in run.memory:
            run.memory["is of many cities"] = type(run.city).objects.within(run.city).exclude(pk=run.city.pk).exists()
        return run.memory["is of many cities"]

    def resolve(self, row, run):
        self.store(row)
        if "subkind" in row.stored:
            row.stored |= self.kind_read(row.stored.pop("subkind"), self.together(row, "group")["group"])
        if row.stored.get("is_public") and not self.together(row, "agreed_on")["agreed_on"]:
            row.stored["agreed_on"] = timezone.localdate()
        row.stored["name_key"] = key(row.stored["name"])[:250]

    def kind_read(self, written, group):
        """Read a sub-kind: one of the group's own, or the words that stand in the cell as they are."""
        found = SUBKIND_NAMES.get(key(written or ""))
        if found and GROUP_OF[found] == group:
            return {"subkind": found, "nature": ""}
        return {"subkind": "", "nature": (written or "")[:100]}

    def natural_key(self, row, run):
        return row.city.uuid, row.stored["name_key"]

    def natural_key_of(self, record, run):
        return record.city.uuid, record.name_key

    def missing(self, row, run):
        self.give_code(row, run, row.stored["name"])

    def records(self, city, cities):
        return self.of_cities(cities)


class OfActivities:
    """The actors that took part, named in a column of the activities."""

    name = "actors"
    owns = ("actors.participation",)
    field = Field(
        "actors",
        several,
        _("Actors"),
        "actores|participantes externos|acteurs|atores|organizaciones|socios|partners|aliados|contrapartes|entidades",
        is_of_record=False,
        write=lambda activity: "; ".join(
            activity.participations.order_by("actor__name_key").values_list("actor__name", flat=True)
        ),
        refers_to="actors.actor",
    )

    def resolve(self, row, run):
        """Look up the actors of the row; those that nobody knows yet are new, and social until somebody says more."""
        if "actors" not in row.values:
            return
        known = self.known(row.city, run)
        for name in row.values["actors"]:
            if key(name) not in known:
                row.warn("new-actor", "actors", name)
                actor = Actor(city=row.city, name=name[:250], name_key=key(name)[:250], group=Group.SOCIAL)
                actor.code = slugify(name)[:LENGTH]
                known[key(name)] = run.need(actor, row)
        row.beside["actors"] = sorted({known[key(name)].name for name in row.values["actors"]}, key=key)

    def known(self, city, run):
        cities = run.memory.setdefault("actors", {})
        if city.uuid not in cities:
            actors = Actor.objects.kept().filter(city=city) if city.pk else ()
            cities[city.uuid] = {actor.name_key: actor for actor in actors}
        return cities[city.uuid]

    def of(self, record):
        return list(record.participations.order_by("actor__name_key").values_list("actor__name", flat=True))

    def save(self, rows, run):
        """Store who took part in each activity, as its row says."""
        Participation.objects.filter(activity__in=[row.record for row in rows]).delete()
        Participation.objects.bulk_create(
            Participation(actor=self.known(row.city, run)[key(name)], activity=row.record)
            for row in rows
            for name in row.beside["actors"]
        )

    def restore(self, record, names):
        """Give an activity its former actors back."""
        actors = Actor.objects.kept().filter(city=record.city, name__in=names or ())
        Participation.objects.filter(activity=record).delete()
        Participation.objects.bulk_create(Participation(actor=actor, activity=record) for actor in actors)


extend("activities", OfActivities())
