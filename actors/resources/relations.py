"""What actors have to do with one another, in a spreadsheet."""

from django.utils.translation import gettext_lazy as _

from actors.choices import RelationKind
from actors.models import Actor, Relation
from observatory.resources import DATE, DataSet, Field, RowRefused, declare, places
from observatory.resources.dataset import ref
from observatory.resources.readers import choice, date, last_day, line
from observatory.resources.records import OfRecord, written_date
from observatory.spreadsheets import key

KINDS = {
    "works_with": "colabora con|coopera con|socio de|collabore avec|coopere avec|colabora com|partner of|aliado de",
    "funds": "financia|financia a|apoya|finance|soutient|apoia|supports",
    "depends_on": "depende de|depend de|pertenece a|adscrito a|releve de|vinculado a",
    "represents": "representa|representa a|represente|vocero de",
    "in_conflict": "en conflicto con|conflicto|se opone a|en conflit avec|em conflito com|oposicion|opposes",
}


def named(side):
    """Make a writer of the actor on one side, by what it is found again."""
    return lambda relation: getattr(relation, side).code or getattr(relation, side).name


@declare
class Relations(OfRecord, DataSet):
    """Ties between two actors of the map, as somebody knows them."""

    name = "relations"
    label = _("Relations")
    description = _("What one actor has to do with another: one row for each.")
    model = Relation
    page = "relation-detail"
    natural_is_unique = True
    related = ("from_actor", "to_actor")
    usual_constants = ("kind",)
    unfoldings = (("target", ""), ("target", "kind"))
    fields = (
        Field("code", line, _("Code"), "codigo|id"),
        Field(
            "source",
            line,
            _("Actor"),
            "origen|de|actor a|actor 1|desde|acteur a|ator a|from|source|origem",
            required=True,
            is_of_record=False,
            write=named("from_actor"),
            refers_to="actors.actor",
        ),
        Field(
            "target",
            line,
            _("The other actor"),
            "destino|a|actor b|actor 2|hacia|acteur b|ator b|to|cible|target",
            required=True,
            is_of_record=False,
            write=named("to_actor"),
            refers_to="actors.actor",
        ),
        places.CITY,
        Field(
            "kind",
            choice(RelationKind, **KINDS),
            _("Relation"),
            "tipo|relacion|vinculo|lien|type|relacao|tipo de relacion",
        ),
        Field(
            "since",
            date,
            _("Since"),
            "desde cuando|inicio|fecha|depuis|desde|since|ano",
            kind=DATE,
            is_of_record=False,
            write=written_date("starts_on"),
        ),
        Field(
            "until",
            last_day,
            _("Until"),
            "hasta|fin|jusqu'a|ate|until",
            kind=DATE,
            is_of_record=False,
            write=lambda relation: relation.ends_on,
        ),
        Field(
            "evidence",
            line,
            _("How it is known"),
            "evidencia|fuente|sustento|preuve|evidence|nota",
        ),
    )

    def prepare(self, rows, run):
        known = run.memory["related actors"] = {}
        for actor in Actor.objects.kept().filter(city__in=run.known_cities(rows)).order_by("-pk"):
            known |= {(actor.city_id, key(name)): actor for name in (actor.name, actor.code) if name}

    def resolve(self, row, run):
        self.store(row)
        sides = {"source": "from_actor", "target": "to_actor"}
        row.stored |= {side: self.actor(row, run, name) for name, side in sides.items() if name in row.values}
        for name, column in (("since", "starts_on"), ("until", "ends_on")):
            if row.values.get(name):
                row.stored |= self.dated(column, row.values[name])

    def actor(self, row, run, name):
        found = run.memory["related actors"].get((row.city.pk, key(row.values[name])))
        if found is None:
            raise RowRefused("unknown-actor", name, row.values[name])
        return found

    def natural_key(self, row, run):
        said = self.together(row, "from_actor", "kind", "to_actor", "starts_on")
        kind = said["kind"] or RelationKind.WORKS_WITH
        return ref(row.city), ref(said["from_actor"]), kind, ref(said["to_actor"]), said["starts_on"]

    def natural_key_of(self, record, run):
        return record.city_id, record.from_actor_id, record.kind, record.to_actor_id, record.starts_on

    def check(self, row, run):
        said = self.together(row, "from_actor", "to_actor", "starts_on", "ends_on")
        if ref(said["from_actor"]) == ref(said["to_actor"]):
            raise RowRefused("related-to-itself", "target", row.values["target"])
        if said["starts_on"] and said["ends_on"] and said["ends_on"] < said["starts_on"]:
            raise RowRefused("ends-before-start", "until", str(said["ends_on"]))

    def missing(self, row, run):
        row.defaults["kind"] = RelationKind.WORKS_WITH
        self.give_code(row, run, f"{row.stored['from_actor']} {row.stored['to_actor']}")

    def records(self, city, cities):
        both = {"from_actor__removed_at": None, "to_actor__removed_at": None}
        return self.of_cities(cities).filter(**both)
