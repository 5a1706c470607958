"""The cities within a territory, in a spreadsheet."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from observatory.choices import CityKind
from observatory.models import City
from observatory.resources.dataset import DATE, NUMBER, DataSet, Field
from observatory.resources.readers import choice, count, country, date, line, number, text
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import key

KINDS = {
    "municipality": "municipio|commune|ciudad|cidade|city|town|ville",
    "metropolitan": "metropoli|area metropolitana|metropole|regiao metropolitana",
    "region": "region|estado|departamento|provincia|state|etat|province|regiao",
    "association": "asociacion|mancomunidad|association|associacao|consorcio",
}


@declare
class Cities(DataSet):
    """The cities that a territory looks after."""

    name = "cities"
    label = _("Cities")
    description = _("The cities within a territory: one row for each.")
    model = City
    permission = "observatory.manage_city"
    natural = ("name", "country")
    fields = (
        Field("code", line, _("Code"), "codigo|id|city code"),
        Field(
            "name",
            line,
            _("Name"),
            "nombre|ciudad|municipio|nom|nome|city|ville|cidade",
            required=True,
            example="Coyoacán",
        ),
        Field("kind", choice(CityKind, **KINDS), _("Kind"), "tipo|type|nivel"),
        Field(
            "country",
            country,
            _("Country"),
            "pais|pays|country|countrycode|country code|codigo de pais|code pays",
            write=lambda city: city.country_id,
        ),
        Field(
            "parent",
            line,
            _("Part of"),
            "pertenece a|territorio|parte de|region|fait partie de|parent",
            is_of_record=False,
            write=lambda city: city.parent and city.parent.code,
        ),
        Field("latitude", number, _("Latitude"), "latitud|lat|y", kind=NUMBER),
        Field("longitude", number, _("Longitude"), "longitud|lon|lng|long|x", kind=NUMBER),
        Field("population", count, _("Population"), "poblacion|habitantes|populacao|inhabitants", kind=NUMBER),
        Field("population_on", date, _("Date of the population"), "fecha de la poblacion|population date", kind=DATE),
        Field("population_source", line, _("Source of the population"), "fuente de la poblacion|population source"),
        Field("about", text, _("About"), "descripcion|acerca de|description|sobre"),
    )

    def existing(self, rows, run):
        cities = City.objects.observed().within(run.city).exclude(pk=run.city.pk).order_by("pk")
        return run.locked(cities).prefetch_related("country", "parent")

    def natural_key(self, row, run):
        return row.stored["name_key"], (row.stored.get("country") or run.city.country).pk

    def natural_key_of(self, record, run):
        return record.name_key, record.country_id

    def names_of_row(self, row, run):
        return row.stored.get("code", "").casefold() or None, self.natural_key(row, run)

    def names_of_record(self, record, run):
        return record.code.casefold(), self.natural_key_of(record, run)

    def resolve(self, row, run):
        self.store(row)
        row.stored["name_key"] = key(row.stored["name"])[:150]
        for name in ("latitude", "longitude"):
            if row.stored.get(name) is not None:
                row.stored[name] = round(row.stored[name], 5)
        if "parent" in row.values:
            row.stored["parent"] = self.parent(row.values["parent"], run)

    def parent(self, name, run):
        within = run.memory.get("within")
        if within is None:
            cities = City.objects.observed().within(run.city)
            within = run.memory["within"] = {
                each: city for city in cities for each in (city.code.casefold(), city.name_key)
            }
        found = within.get(name.casefold()) or within.get(key(name))
        if found is None:
            raise RowRefused("not-within", "parent", name, territory=run.city.name)
        return found

    def check(self, row, run):
        if row.record is None and row.stored.get("code", "").lower() in run.city_codes:
            raise RowRefused("code-taken", "code", row.stored["code"])

    def missing(self, row, run):
        territory = run.city
        row.defaults |= {
            "parent": territory,
            "country": territory.country,
            "currency": territory.currency,
            "locale": territory.locale,
            "languages": territory.languages,
            "accent": territory.accent,
            "is_public": territory.is_public,
            "is_example": territory.is_example,
        }
        if not row.stored.get("code"):
            row.stored.pop("code", None)
            row.defaults["code"] = run.free_city_code(slugify(row.stored["name"]))

    def records(self, city, cities):
        return cities.exclude(pk=city.pk).select_related("country", "parent").order_by("code")
