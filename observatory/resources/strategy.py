"""A strategy in a spreadsheet: the plans and goals it serves, the strategy, what its parts share (N3 ch. IV)."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import InstrumentKind, LegislativeApproval, StrategyStatus
from observatory.models import GovernmentGoal, PlanningInstrument, Strategy
from observatory.resources import places
from observatory.resources.dataset import DATE, DataSet, Field
from observatory.resources.readers import choice, date, last_day, line, sdgs, text
from observatory.resources.records import CODE, IS_PUBLIC, OfRecord, needs_days, refuse_end_before
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused

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
        refers_to="observatory.planninginstrument",
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
        Field(
            "approved_by",
            line,
            _("Approved by"),
            "aprobado por|approuve par|aprovado por|adopte par",
            refers_to="observatory.planninginstrument.approved_by",
        ),
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
            raise RowRefused("dated-approval", "legislative_approval", given["legislative_approval_on"])

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
        Field(
            "adopted_by",
            line,
            _("Adopted by"),
            "adoptada por|adoptee par|adotada por|aprobada por",
            refers_to="observatory.strategy.adopted_by",
        ),
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
    refers_to="observatory.strategy",
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
