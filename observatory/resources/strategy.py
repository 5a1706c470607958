"""A strategy in a spreadsheet: the strategy itself, the plans and goals it serves, and its objectives (N3 ch. IV)."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import AreaOfAction, Evidence, InstrumentKind, LegislativeApproval, StrategyStatus, Term
from observatory.models import GovernmentGoal, Objective, PlanningInstrument, Strategy
from observatory.resources import places
from observatory.resources.dataset import DATE, DataSet, Field, ref
from observatory.resources.readers import choice, date, last_day, line, sdgs, several, text
from observatory.resources.records import CODE, IS_PUBLIC, OfRecord, needs_days, refuse_end_before
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.vocabulary import AREAS
from observatory.spreadsheets import key

FROM = "desde|inicio|fecha de inicio|depuis|debut|from|since|start"
UNTIL = "hasta|fin|fecha de fin|jusqu'a|ate|fim|until|end"
SDGS = Field("sdgs", sdgs, _("SDGs"), "ods|odd|sdg|objetivos de desarrollo sostenible")
NUMBER_IN_PLAN = Field("code", line, _("Number"), "codigo|numero|id|no|n|code|numero del objetivo")
INSTRUMENT_KINDS = {
    "development": (
        "plan de desarrollo|plan de gobierno|plan municipal de desarrollo|plano plurianual|programa de governo"
    ),
    "land-use": "plan de ordenamiento|ordenamiento territorial|pot|plano diretor|urbanisme|plu|land use",
    "policy": "politica|politica sectorial|politique sectorielle|programa|policy",
    "international": (
        "politica internacional|plan de internacionalizacion|estrategia internacional|strategie internationale"
    ),
    "roadmap": "hoja de ruta|plan de accion|feuille de route|plano de acao|plan anual|roadmap",
    "norm": "norma|ordenanza|decreto|ley|arrete|lei",
    "other": "otro|autre|outro|otra|outra",
}


def instrument_field(name, label, names):
    return Field(
        name,
        line,
        label,
        names,
        write=lambda record: record.instrument and record.instrument.title,
    )


@declare
class Instruments(OfRecord, DataSet):
    """The plans, policies and norms that a local government plans with."""

    name = "instruments"
    label = _("Planning instruments")
    description = _("Plans, policies and norms that the government plans with: one row for each.")
    model = PlanningInstrument
    page = "instrument-detail"
    usual_constants = ("kind", "is_public")
    many = ("sdgs",)
    natural = ("title",)
    related = ("source",)
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("Title"),
            "titulo|plan|instrumento|nombre|titre|plano|nome|instrument|nom",
            required=True,
            example=_("Development plan"),
        ),
        Field(
            "kind", choice(InstrumentKind, **INSTRUMENT_KINDS), _("Kind"), "tipo|tipo de plan|type", example="policy"
        ),
        Field("starts_on", date, _("From"), FROM, kind=DATE, example="2024-01-01"),
        Field("ends_on", last_day, _("Until"), UNTIL, kind=DATE),
        Field("approved_by", line, _("Approved by"), "aprobado por|approuve par|aprovado por|adopte par"),
        Field(
            "approved_on", date, _("Approved on"), "aprobado el|fecha de aprobacion|approuve le|aprovado em", kind=DATE
        ),
        Field(
            "legislative_approval",
            choice(LegislativeApproval),
            _("Approval by the council or assembly"),
            "aprobacion del concejo|aprobacion legislativa|approbation du conseil|aprovacao da camara",
        ),
        Field(
            "legislative_approval_on",
            date,
            _("Approved there on"),
            "fecha de aprobacion del concejo|date d'approbation du conseil|data de aprovacao da camara",
            kind=DATE,
        ),
        SDGS,
        places.SOURCE,
        places.CITY,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        needs_days(row, "starts_on", "approved_on", "legislative_approval_on")
        self.store(row)
        self.tie(row, run)

    def check(self, row, run):
        refuse_end_before(self.together(row, "starts_on", "ends_on"), may_be_same=False)
        given = self.together(row, "legislative_approval", "legislative_approval_on")
        if given["legislative_approval_on"] and given["legislative_approval"] != LegislativeApproval.APPROVED:
            raise RowRefused("dated-approval", "legislative_approval", str(given["legislative_approval_on"]))

    def missing(self, row, run):
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related(*self.many)


@declare
class Goals(OfRecord, DataSet):
    """The goals of a government's plan, which the objectives abroad serve (N3 ch. IV step 1)."""

    name = "goals"
    label = _("Government goals")
    description = _("Goals of the government's plan: one row for each.")
    model = GovernmentGoal
    page = "goal-detail"
    usual_constants = ("instrument", "axis", "is_public")
    natural = ("title",)
    related = ("instrument",)
    fields = (
        NUMBER_IN_PLAN,
        Field(
            "title",
            line,
            _("Goal"),
            "meta|objetivo de gobierno|objetivo|titulo|but|objectif|titre|goal|meta de gobierno|meta do governo",
            required=True,
            example=_("Cleaner air"),
        ),
        Field("axis", line, _("Strategic axis"), "eje|eje estrategico|axe|eixo|pilar|linea estrategica|programa"),
        instrument_field("instrument", _("Plan it stands in"), "plan|instrumento|plano|plan de desarrollo|instrument"),
        places.CITY,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)

    def records(self, city, cities):
        return self.of_cities(cities)


@declare
class Strategies(OfRecord, DataSet):
    """The internationalization strategies of a city."""

    name = "strategies"
    label = _("Strategies")
    description = _("Internationalization strategies: one row for each.")
    model = Strategy
    page = "strategy-detail"
    usual_constants = ("status", "is_public")
    natural = ("title",)
    related = ("instrument",)
    fields = (
        CODE,
        Field(
            "title",
            line,
            _("Title"),
            "titulo|estrategia|nombre|titre|strategie|strategy|nome",
            required=True,
            example=_("International strategy"),
        ),
        Field("vision", text, _("Vision, in one sentence"), "vision|visao|vision de la strategie"),
        Field("starts_on", date, _("From"), FROM, required=True, kind=DATE, example="2024-01-01"),
        Field("ends_on", last_day, _("Until"), UNTIL, kind=DATE, example="2027-12-31"),
        Field("status", choice(StrategyStatus), _("Status"), "estado|statut|situacao|etat"),
        Field("adopted_on", date, _("Adopted on"), "adoptada el|fecha de adopcion|adoptee le|adotada em", kind=DATE),
        Field("adopted_by", line, _("Adopted by"), "adoptada por|adoptee par|adotada por|aprobada por"),
        instrument_field(
            "instrument",
            _("Planning instrument it stands in"),
            "plan|instrumento|instrumento de planeacion|plano|instrument de planification",
        ),
        places.CITY,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        needs_days(row, "adopted_on")
        self.store(row)
        self.tie(row, run)

    def check(self, row, run):
        refuse_end_before(self.together(row, "starts_on", "ends_on"), may_be_same=False)

    def missing(self, row, run):
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities)


STRATEGY = Field(
    "strategy",
    line,
    _("Strategy"),
    "estrategia|strategie|estrategia internacional|strategy",
    write=lambda record: record.strategy.title,
)


class OfStrategy(OfRecord, DataSet):
    """Rows that belong to a strategy: the one that they name, or the only one that the city has."""

    usual_constants = ("strategy", "is_public")
    natural = ("strategy", "title")
    related = ("strategy",)

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        if name := row.stored.pop("strategy", None):
            row.stored["strategy"] = self.strategy(name, row, run)

    def strategy(self, name, row, run):
        found = row.city.pk and run.lookups.strategy(row.city, name)
        if not found:
            raise RowRefused("no-such-strategy", "strategy", name)
        return found

    def missing(self, row, run):
        if not row.stored.get("strategy"):
            row.defaults["strategy"] = self.only_strategy(row, run)

    def only_strategy(self, row, run):
        known = run.lookups.strategies(row.city) if row.city.pk else []
        if len(known) != 1:
            raise RowRefused("several-strategies" if known else "strategy-first", "strategy")
        return known[0]

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related(*self.many)


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
