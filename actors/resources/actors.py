"""Actors in a spreadsheet."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.choices import GROUP_OF, ActorRole, Group, Reach, Subkind
from actors.models import Actor
from observatory.resources import DATE, DataSet, Field, RowRefused, declare, places
from observatory.resources.otherwise import nearest
from observatory.resources.readers import choice, country, date, line, text, web_address, words_of
from observatory.resources.records import IS_PUBLIC, OfRecord, a_url
from observatory.spreadsheets import key

GROUPS = {
    "international": "actores internacionales|internacional|international|acteurs internationaux"
    "|atores internacionais|~consulado|~consular|~consulate|~consulat|~embajada|~embassy|~ambassade|~embaixada"
    "|~organismo internacional|~organismo multilateral|~cuerpo consular|~cooperante",
    "private": "sector privado|privado|prive|secteur prive|setor privado|empresa|private|~camara"
    "|~camara de comercio|~chamber|~chamber of commerce|~chambre de commerce"
    "|~entreprise|~company|~business|~banco|~gremio|~empresarial",
    "social": "sector social|social|sociedad civil|ong|ngo|societe civile|setor social|ciudadania|~ongd|~ipss"
    "|~asociacion"
    "|~association|~associacao|~fundacion|~fondation"
    "|~fundacao|~foundation|~osc|~osfl|~charity|~sindicato|~colectivo",
    "academic": "academia|academico|universidad|universite|universidade|sector academico|cultura|academic"
    "|~centro de investigacion"
    "|~instituto|~ecole|~escola|~escuela|~colegio|~school|~university|~museo|~museu|~musee|~museum|~think tank",
    "media": "medios|medios de comunicacion|prensa|presse|midia|medias",
    "local_government": "gobierno local|ayuntamiento|alcaldia|collectivite|prefeitura|local government",
    "other_government": "otro gobierno|gobierno nacional|otros niveles de gobierno|etat|governo|government|ministerio"
    "|~public body|~public authority|~organismo publico|~entidad publica|~organisme public|~administracion publica"
    "|~gobierno|~gobernacion|~ministere|~ministry|~region|~provincia|~prefecture|~estatal|~federal|~autarquia",
}


REACHES = {
    "local": "municipal|~regional|~autonomico|~provincial|~estatal|~nacional|~national|territorio|du territoire"
    "|de la ciudad",
    "abroad": "internacional|international|global|mundial|exterior|extranjero|etranger|estrangeiro",
}
ROLES = {
    "partner": "socio|partenaire|parceiro|contraparte",
    "ally": "aliado|allie",
    "funder": "financiador|donante|bailleur|doador|donor",
    "beneficiary": "beneficiario|beneficiaire",
    "opponent": "opositor|opposant",
}
SUBKIND_NAMES = words_of(Subkind)


def kind_written(actor):
    """Write what reads back the same: the sub-kind, or else the words for it."""
    return actor.subkind or actor.nature


def name_of(name):
    """Make a writer of a record that the actor names."""
    return lambda actor: str(getattr(actor, name) or "")


@declare
class Actors(OfRecord, DataSet):
    """Who takes part in the city's international action."""

    name = "actors"
    label = _("Actors")
    description = _("Organisations and groups that take part: one row for each.")
    model = Actor
    page = "actor-detail"
    related = ("country", "parent", "department")
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
            refers_to="actors.actor",
        ),
        Field(
            "group",
            choice(Group, **GROUPS),
            _("Group"),
            "grupo|sector|groupe|tipo|tipo de actor|secteur|setor|categoria|type",
            example=Group.ACADEMIC,
        ),
        Field(
            "subkind",
            line,
            _("Sub-kind"),
            "subtipo|subgrupo|clase|sous type|subcategoria|subsector|sub sector|sous secteur|subsetor",
            write=kind_written,
        ),
        Field("country", country, _("Country"), "pais|pays", write=lambda actor: actor.country_id),
        places.CITY,
        Field("place", line, _("Seat of the actor"), "sede|localidad|lugar|siege|ciudad del actor|place"),
        Field("website", web_address, _("Website"), a_url()),
        Field(
            "reach",
            choice(Reach, **REACHES),
            _("Local or abroad"),
            "alcance|ambito|portee|abrangencia|local o exterior",
        ),
        Field("role", choice(ActorRole, **ROLES), _("Role"), "rol|papel|funcion|role dans la strategie"),
        Field("capacities", text, _("What it can contribute"), "capacidades|aportes|capacites|apports|recursos"),
        Field(
            "parent",
            line,
            _("Part of"),
            "parte de|pertenece a|fait partie de",
            write=name_of("parent"),
            refers_to="actors.actor",
        ),
        Field("contact", line, _("Contact"), "contacto|contato|contact"),
        Field(
            "department",
            line,
            _("Department in contact with it"),
            "area|dependencia|service",
            write=name_of("department"),
            refers_to="observatory.department",
        ),
        Field("mapped_on", date, _("On the map since"), "en el mapa desde|fecha de alta|depuis|desde", kind=DATE),
        Field("left_on", date, _("Gone since"), "baja|fecha de baja|parti|saiu em", kind=DATE),
        Field("agreed_on", date, _("Agreed to be named on"), "acepto el|consentimiento|consentimento", kind=DATE),
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

    def prepare(self, rows, run):
        known = run.memory["named actors"] = {}
        for actor in Actor.objects.kept().filter(city__in=run.known_cities(rows)).order_by("pk"):
            known[actor.city_id, actor.name_key] = actor

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        if name := row.stored.pop("parent", ""):
            self.find_parent(name, row, run)
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

    def find_parent(self, name, row, run):
        """Look up what the actor is part of among the actors that are there; another one is left out, and told."""
        found = run.memory["named actors"].get((row.city.pk, key(name)))
        if found is None or found.name_key == key(row.stored["name"]):
            row.warn("unknown-parent", "parent", name)
        else:
            row.stored["parent"] = found

    def check(self, row, run):
        asked = self.together(row, "mapped_on", "left_on")
        if asked["mapped_on"] and asked["left_on"] and asked["left_on"] < asked["mapped_on"]:
            raise RowRefused("ends-before-start", "left_on", str(asked["left_on"]))

    def natural_key(self, row, run):
        return row.city.uuid, row.stored["name_key"]

    def natural_key_of(self, record, run):
        return record.city.uuid, record.name_key

    def missing(self, row, run):
        if "group" not in row.stored:
            self.assume_group(row)
        elsewhere = row.stored.get("country") not in (None, row.city.country)
        row.defaults["reach"] = Reach.ABROAD if elsewhere else Reach.LOCAL
        self.give_code(row, run, row.stored["name"])

    def assume_group(self, row):
        """Let the name of an actor say its group, or else take the widest; either is told."""
        name = row.stored["name"]
        group = row.defaults["group"] = nearest(self.by_name["group"].read, name) or Group.SOCIAL
        row.warn("group-assumed", "name", name, group=str(Group(group).label))

    def records(self, city, cities):
        return self.of_cities(cities)
