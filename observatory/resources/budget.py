"""Lines of the budget for international action, in a spreadsheet."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import AreaOfAction, BudgetPurpose, FundingSource
from observatory.models import Activity, BudgetLine, BudgetYear, Strategy
from observatory.resources import places
from observatory.resources.dataset import NUMBER, DataSet, Field
from observatory.resources.readers import choice, count, currency, line, money
from observatory.resources.records import CODE, IS_PUBLIC, NOTE, OfRecord
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.vocabulary import AREAS

SOURCES = {
    "own": "propio|propios|recursos propios|presupuesto propio|propre|ressources propres|recursos proprios|own funds",
    "shared": "compartido|compartidos|rubro compartido|aportes conjuntos|partage|compartilhado|joint",
    "cooperation": "cooperacion|donacion|aod|ayuda oficial|cooperation|subvention|doacao|cooperacao|oda|grant",
    "private": "privado|privados|patrocinio|prive|mecenat|patrocinio privado|sponsor|sponsorship",
}
PURPOSES = {
    "exchanges": "intercambio|intercambios|echanges|intercambios de experiencias|exchange",
    "systematisation": "sistematizacion|capitalisation|sistematizacao|buenas practicas|systematization",
    "staff": "personal|nomina|salarios|personnel|salaires|pessoal|salaries",
    "missions": "viajes|viaticos|misiones|voyages|missions|viagens|missoes|travel|trips",
    "networks": "cuotas|membresias|cotisations|anuidades|fees|membership fees|redes",
    "projects": "proyectos|projets|projetos|projects",
    "events": "evento|evenements|foros|congresos",
    "communication": "comunicacion|difusion|communication|comunicacao|publicidad",
    "training": "formacion|capacitaciones|formations|formacao|cursos",
    "other": "otro|otros|autre|autres|outro|outros",
}


@declare
class Budget(OfRecord, DataSet):
    """What was planned and executed, one line of the budget a row."""

    name = "budget"
    unfoldings = (("year", "executed"), ("year", "planned"))
    label = _("Budget lines")
    description = _("What was planned and executed for international action: one row for each line.")
    model = BudgetLine
    page = "budget-line-detail"
    usual_constants = ("year", "funding_source", "currency")
    natural = ("title", "year", "funding_source", "purpose")
    related = ("currency", "department", "strategy", "activity")
    fields = (
        Field("code", line, _("Code"), "codigo|id|codigo presupuestal|code budgetaire"),
        Field(
            "title",
            line,
            _("What the money is for"),
            "rubro|concepto|descripcion|titulo|nombre|intitule|ligne|libelle|rubrica|descricao|item"
            "|budget line|description|title",
            required=True,
            example=_("Missions of the year"),
        ),
        Field(
            "year",
            count,
            _("Year"),
            "ano|anio|vigencia|ejercicio|exercice|annee|exercicio|fiscal year|budget year",
            required=True,
            kind=NUMBER,
            example=2025,
        ),
        Field(
            "planned",
            money,
            _("Planned"),
            "planeado|previsto|presupuestado|aprobado|asignado|apropiacion|prevu|vote|budgete|planejado|orcado"
            "|presupuesto|budget|allocated",
            kind=NUMBER,
            example=12000,
        ),
        Field(
            "executed",
            money,
            _("Executed"),
            "ejecutado|gastado|gasto|pagado|obligado|realise|execute|depense|realizado|liquidado|gasto real|spent"
            "|actual",
            kind=NUMBER,
        ),
        Field("currency", currency, _("Currency"), "moneda|devise|moeda|divisa", write=lambda line: line.currency_id),
        Field(
            "funding_source",
            choice(FundingSource, **SOURCES),
            _("Where the money comes from"),
            "fuente|fuente de financiacion|fuente de recursos|origen de los recursos|financiamiento|source"
            "|source de financement|fonte|fonte de recursos|funding source|financing",
            example="own",
        ),
        Field(
            "purpose",
            choice(BudgetPurpose, **PURPOSES),
            _("Purpose"),
            "destino|finalidad|proposito|objet|finalite|finalidade|uso|purpose of spending",
        ),
        Field(
            "area_of_action",
            choice(AreaOfAction, **AREAS),
            _("Area of action"),
            "area de accion|dimension|ambito|domaine|area de acao|eje",
        ),
        places.DEPARTMENT,
        Field(
            "strategy",
            line,
            _("Strategy"),
            "estrategia|plan|strategie|estrategia de internacionalizacion",
            is_of_record=False,
            write=lambda line: line.strategy and line.strategy.code,
            refers_to="observatory.strategy",
        ),
        Field(
            "activity",
            line,
            _("Activity"),
            "actividad|codigo de la actividad|activite|atividade",
            is_of_record=False,
            write=lambda line: line.activity and line.activity.code,
            refers_to="observatory.activity",
        ),
        places.CITY,
        NOTE,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        row.defaults["funding_source"] = FundingSource.OWN
        refuse_no_year(row)
        for name, model in (("strategy", Strategy), ("activity", Activity)):
            if written := row.values.get(name):
                self.point_at(model, name, written, row, run)

    def check(self, row, run):
        given = self.together(row, "planned", "executed")
        for name, amount in given.items():
            if amount is not None and amount < 0:
                raise RowRefused("negative", name, str(amount))
        if given["planned"] is None and given["executed"] is None:
            raise RowRefused("missing-value", "planned", label=f"{_('Planned')} / {_('Executed')}")
        if row.record is None and not (row.defaults | row.stored).get("currency"):
            raise RowRefused("missing-value", "currency", label=str(_("Currency")))

    def missing(self, row, run):
        row.defaults["currency"] = row.city.currency or run.city.currency
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities)


def sum_of(name, label, names, **more):
    return Field(name, money, label, names, kind=NUMBER, **more)


@declare
class BudgetYears(OfRecord, DataSet):
    """The money for international action in each year, beside the city's whole budget."""

    name = "budget_years"
    label = _("Budget by year")
    description = _("The sums of each year, beside the city's whole budget: one row for each year.")
    model = BudgetYear
    page = "budget-detail"
    usual_constants = ("year", "currency", "is_public")
    natural = ("year",)
    natural_is_unique = True
    related = ("currency", "source")
    fields = (
        CODE,
        Field(
            "year",
            count,
            _("Year"),
            "ano|anio|vigencia|ejercicio|exercice|annee|exercicio|fiscal year",
            required=True,
            kind=NUMBER,
            example=2025,
        ),
        sum_of("planned", _("Planned"), "planeado|previsto|presupuesto|prevu|planejado|budget|orcado", example=12000),
        sum_of("executed", _("Executed"), "ejecutado|execute|executado|gasto|spent"),
        sum_of(
            "city_total",
            _("The city's whole budget"),
            "presupuesto total de la ciudad|presupuesto de la ciudad|presupuesto municipal|budget de la ville"
            "|orcamento da cidade|city budget",
        ),
        Field(
            "city_staff",
            count,
            _("People who work for the city"),
            "funcionarios de la ciudad|personal de la ciudad|agents de la ville|servidores da cidade|city staff",
            kind=NUMBER,
        ),
        Field("currency", currency, _("Currency"), "moneda|devise|moeda|divisa", write=lambda one: one.currency_id),
        places.SOURCE,
        places.CITY,
        NOTE,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        refuse_no_year(row)

    def check(self, row, run):
        for name in ("planned", "executed", "city_total"):
            if (row.stored.get(name) or 0) < 0:
                raise RowRefused("negative", name, row.stored[name])
        if row.record is None and not (row.stored.get("currency") or row.city.currency_id):
            raise RowRefused("missing-value", "currency", label=str(_("Currency")))

    def missing(self, row, run):
        row.defaults["currency"] = row.city.currency
        self.give_code(row, run, str(row.stored["year"]))

    def records(self, city, cities):
        return self.of_cities(cities)


def refuse_no_year(row):
    if not 1900 <= row.stored["year"] <= 2200:
        raise RowRefused("not-a-year", "year", str(row.stored["year"]))
