"""Indicators that a city, or a territory for its cities, defines itself."""

from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext_lazy as _

from indicators.choices import Dimension, Direction, Frequency, Hierarchy, Level, Nature, Quality, ValueType
from indicators.models import Category, Indicator
from observatory.choices import Language
from observatory.resources import DataSet, Field, RowRefused, declare
from observatory.resources.readers import choice, line, several, text
from observatory.spreadsheets import key

TEXTS = {
    "name": (_("Name"), "nombre|indicador|indicator|indicator name|nom|nome|indicateur|titulo|title", line),
    "definition": (_("Definition"), "definicion|descripcion|definition|description|definicao|descricao", text),
}
NAMES = ("name", *(f"name_{code}" for code in Language.values))
LONGEST_CODE = 40


def several_of(vocabulary):
    """Make a reader of several values of a vocabulary in one cell."""
    one = choice(vocabulary)

    def read(cell, at):
        return [one(part, at) for part in several(cell, at)]

    return read


def in_languages(name):
    """The fields of a text that is kept in four languages: one that means the city's main language, one for each."""
    label, names, read = TEXTS[name]
    yield Field(
        name, read, label, names, is_of_record=False, example=_("Twinnings that are alive") if name == "name" else None
    )
    for code, language in Language.choices:
        yield Field(
            f"{name}_{code}",
            read,
            format_lazy("{} ({})", label, language),
            f"{name} {code}|" + "|".join(f"{each} {code}" for each in names.split("|")),
        )


def joined(name):
    return lambda record: "; ".join(getattr(record, name))


@declare
class Indicators(DataSet):
    """A city's own indicators, beside those of the catalogue."""

    name = "indicators"
    label = _("Indicators")
    description = _("Indicators of your own, beside those of the catalogue: one row for each.")
    model = Indicator
    usual_constants = ("dimension", "category", "unit", "source")
    permission = "indicators.define_indicator"
    instead = {"code": NAMES}
    fields = (
        Field(
            "code", line, _("Code"), "codigo|id|indicator code|indicator number|numero", required=True, example="MY-01"
        ),
        Field("dimension", choice(Dimension), _("Dimension"), "dimension|dimensao", example=Dimension.TERRITORIAL),
        Field(
            "category",
            line,
            _("Category"),
            "categoria|categorie",
            is_of_record=False,
            write=lambda record: record.category and record.category.code,
        ),
        Field("level", choice(Level), _("Level"), "nivel|niveau|tipo de resultado"),
        Field("nature", choice(Nature), _("Nature"), "naturaleza|nature|natureza"),
        Field(
            "value_type",
            choice(ValueType, amount="money|dinero", percent="%|porcentaje|percentage"),
            _("Kind of value"),
            "tipo de valor|value type|type de valeur",
        ),
        Field(
            "unit",
            line,
            _("Unit"),
            "unidad|unidad de medida|unite|unidade|units|computation_units",
            is_of_record=False,
            write=lambda record: record.unit,
        ),
        Field("direction", choice(Direction), _("Direction"), "sentido|direccion|sens|direcao"),
        Field("hierarchy", choice(Hierarchy), _("Hierarchy"), "jerarquia|hierarchie|hierarquia"),
        Field("quality", several_of(Quality), _("Quality"), "calidad|qualite|qualidade", write=joined("quality")),
        Field(
            "periodicity",
            several_of(Frequency),
            _("Periodicity"),
            "periodicidad|frecuencia|frequency|periodicite|periodicidade",
            is_of_record=False,
            write=joined("periodicities"),
        ),
        *in_languages("name"),
        *in_languages("definition"),
        Field("source", line, _("Source"), "fuente|source|fonte|source_organisation_1"),
    )

    def existing(self, rows, run):
        return run.locked(Indicator.objects.filter(city=run.city, retired_at=None).order_by("pk"))

    def names_of_row(self, row, run):
        return row.stored["code"].casefold(), None

    def names_of_record(self, record, run):
        return record.code.casefold(), None

    def resolve(self, row, run):
        self.store(row)
        if row.stored["code"] in (row.values.get(name) for name in NAMES):
            row.stored["code"] = self.code_for(row.stored["code"], run)
        self.of_catalogue(row, run)
        language = run.city.main_language
        for name in ("name", "definition", "unit"):
            if name in row.values:
                row.stored.setdefault(f"{name}_{language}", row.values[name])
        if "periodicity" in row.values:
            row.stored["periodicities"] = row.values["periodicity"]
        if "category" in row.values:
            row.stored["category"] = self.category(row.values["category"], run)
            row.stored.setdefault("dimension", row.stored["category"].dimension)
        if not any(name.startswith("name_") for name in row.stored):
            raise RowRefused("missing-value", "name", label=str(_("Name")))

    def code_for(self, name, run):
        """The code of the city's indicator of this name; for a new one a code made of its name."""
        known = run.memory.get("codes by name")
        if known is None:
            known = run.memory["codes by name"] = {}
            for record in self.records(run.city, None):
                known |= {key(getattr(record, told)): record.code for told in NAMES if getattr(record, told)}
        return known.get(key(name)) or slugify(name)[:LONGEST_CODE].strip("-")

    def of_catalogue(self, row, run):
        taken = run.memory.get("catalogue")
        if taken is None:
            taken = {code.casefold() for code in Indicator.objects.catalogue().values_list("code", flat=True)}
            run.memory["catalogue"] = taken
        if row.stored["code"].casefold() in taken:
            raise RowRefused("code-of-catalogue", "code", row.stored["code"])

    def category(self, name, run):
        known = run.memory.get("categories")
        if known is None:
            known = run.memory["categories"] = {}
            for category in Category.objects.all():
                for called in (category.code, *(getattr(category, f"name_{code}") for code in Language.values)):
                    if called:
                        known[key(called)] = category
        if key(name) not in known:
            raise RowRefused("unknown-category", "category", name)
        return known[key(name)]

    def missing(self, row, run):
        row.defaults["city"] = run.city
        row.defaults["value_type"] = ValueType.PERCENT if row.values.get("unit") == "%" else ValueType.INDEX
        if "dimension" not in row.stored:
            row.defaults["dimension"] = Dimension.TERRITORIAL
            row.warn("dimension-assumed", "dimension", dimension=str(Dimension.TERRITORIAL.label))

    def records(self, city, cities):
        return Indicator.objects.filter(city=city, retired_at=None).select_related("category").order_by("code")
