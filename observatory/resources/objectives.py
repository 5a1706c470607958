"""The objectives of a strategy in a spreadsheet: what a city wants abroad, in service of its government (N3 step 1)."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import AreaOfAction, Evidence, Term
from observatory.models import Objective
from observatory.resources import places
from observatory.resources.dataset import Field, ref
from observatory.resources.readers import choice, line, several, text
from observatory.resources.records import IS_PUBLIC
from observatory.resources.registry import declare
from observatory.resources.strategy import NUMBER_IN_PLAN, SDGS, STRATEGY, OfStrategy
from observatory.resources.vocabulary import AREAS
from observatory.spreadsheets import key


@declare
class Objectives(OfStrategy):
    """What a city wants abroad, in service of its government's goals."""

    name = "objectives"
    label = _("Objectives")
    description = _("Objectives of internationalization: one row for each.")
    model = Objective
    page = "objective-detail"
    many = ("sdgs", "government_goals")
    owns = ("observatory.objective",)
    related = ("strategy", "parent")
    fields = (
        NUMBER_IN_PLAN,
        Field(
            "title",
            line,
            _("Objective"),
            "objetivo|titulo|objectif|titre|objetivo especifico|objetivo de internacionalizacion|objective",
            required=True,
            example=_("Share solutions for cleaner air"),
        ),
        Field(
            "parent",
            line,
            _("Part of"),
            "parte de|objetivo general|objetivo superior|fait partie de|objectif general|parent objective",
            is_of_record=False,
            write=lambda objective: name_of(objective.parent),
        ),
        STRATEGY,
        Field(
            "area_of_action",
            choice(AreaOfAction, **AREAS),
            _("Area of action"),
            "area de accion|dimension|ambito|domaine|area de acao|eje",
        ),
        Field("term", choice(Term), _("Term"), "plazo|horizonte|terme|prazo|horizon"),
        Field(
            "government_goals",
            several,
            _("Government goals it serves"),
            "metas de gobierno|metas|objetivos de gobierno|objectifs du gouvernement|metas do governo",
            write=lambda objective: "; ".join(map(name_of, objective.government_goals.all())),
        ),
        Field(
            "goals_assumption",
            text,
            _("What must hold for it to serve them"),
            "supuesto hacia las metas|hypothese vers les buts|premissa para as metas",
        ),
        Field("goals_evidence", choice(Evidence), _("How well this is known"), "evidencia hacia las metas"),
        Field(
            "activities_assumption",
            text,
            _("What must hold for the activities to lead to it"),
            "supuesto desde las actividades|hypothese depuis les activites|premissa das atividades",
        ),
        Field("activities_evidence", choice(Evidence), _("How well that is known"), "evidencia desde las actividades"),
        SDGS,
        places.CITY,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        super().resolve(row, run)
        if "government_goals" in row.values:
            row.many["government_goals"] = self.goals(row, run)

    def goals(self, row, run):
        found = []
        for name in row.values["government_goals"]:
            goal = run.lookups.goal(row.city, name) if row.city.pk else None
            if goal is None:
                row.warn("unknown-goal", "government_goals", name)
            else:
                found.append(goal)
        return found

    def arrange(self, rows, run):
        """Find what each objective is part of, among the stored ones and those of the sheet; refuse a ring of parts."""
        named = self.named(rows, run)
        above = {}
        for row in rows:
            if "parent" not in row.values:
                continue
            asked = row.values["parent"] or ""
            found = named.get((ref(row.city), key(asked)), "") if asked else ""
            if asked and not found:
                row.warn("unknown-objective", "parent", asked)
            row.beside["parent"] = found
            above[ref(row.city), self.name_of_row(row)] = found
        for row in rows:
            if self.is_in_ring((ref(row.city), self.name_of_row(row)), above):
                row.refuse("part-of-itself", "parent", row.values["parent"])

    def named(self, rows, run):
        """The names of objectives, stored and new, by every way to write them."""
        found = {}
        for objective in Objective.objects.kept().filter(city__in=run.known_cities(rows)):
            for name in (objective.code, objective.title, str(objective)):
                found.setdefault((objective.city_id, key(name)), name_of(objective))
        for row in rows:
            for name in (row.stored.get("code"), row.stored.get("title")):
                found.setdefault((ref(row.city), key(name or "")), self.name_of_row(row))
        return found

    def name_of_row(self, row):
        return row.stored.get("code") or row.stored.get("title", "")

    def is_in_ring(self, start, above):
        seen, here = set(), start
        while here in above and above[here] and here not in seen:
            seen.add(here)
            here = here[0], above[here]
        return here in seen and here == start

    def after_saving(self, rows, run):
        for row in rows:
            self.write_parent(row.record, row.beside)

    def write_parent(self, objective, told):
        if "parent" not in told:
            return
        kept = Objective.objects.kept().filter(city=objective.city)
        parent = next((each for each in kept if name_of(each) == told["parent"]), None) if told["parent"] else None
        Objective.objects.filter(pk=objective.pk).update(parent=parent)

    def beside_of(self, record):
        return {"parent": name_of(record.parent)}

    def restore_beside(self, record, values):
        self.write_parent(record, values)


def name_of(record):
    """The number of a goal or an objective, or its words where it has none."""
    return (record.code or record.title) if record else ""
