"""The norms that frame international action and the terms of government, in a spreadsheet."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import LegalKind
from observatory.models import GovernmentTerm, LegalInstrument
from observatory.resources import places
from observatory.resources.dataset import DATE, DataSet, Field
from observatory.resources.office import UNTIL
from observatory.resources.readers import choice, date, last_day, line, text, web_address
from observatory.resources.records import IS_PUBLIC, OfRecord, a_url, refuse_end_before, written_date
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused

LEGAL_KINDS = {
    "constitution": "constitucion|constitucional|constituicao",
    "law": "ley|ley nacional|ley estatal|loi|lei|act",
    "ordinance": "acuerdo|acuerdo del concejo|ordenanza|deliberation|resolucao da camara|bylaw",
    "decree": "decreto|decreto alcaldicio|decret|arrete|executive order",
    "resolution": "resolucion|resolution|resolucao|portaria",
    "statute": "estatuto|reglamento|statuts|regulamento|regimento|reglement",
    "plan": "plan de desarrollo|plan|plano|plano diretor",
    "other": "otro|otra|autre|outro|outra",
}


@declare
class Norms(OfRecord, DataSet):
    """The norms that found or frame a city's international action (N8 ch. 1)."""

    name = "norms"
    label = _("Legal instruments")
    description = _("The norms that found or frame international action: one row for each.")
    model = LegalInstrument
    page = "legal-instrument-detail"
    usual_constants = ("kind", "is_public")
    natural = ("title", "adopted_on")
    related = ("source",)
    fields = (
        Field("code", line, _("Code"), "codigo|id"),
        Field(
            "title",
            line,
            _("Title"),
            "titulo|norma|nombre|titre|texte|instrumento legal|instrumento|denominacion|norm|norme",
            required=True,
            example=_("Decree that creates the office"),
        ),
        Field(
            "kind",
            choice(LegalKind, **LEGAL_KINDS),
            _("Kind"),
            "tipo|tipo de norma|type|nature|tipo de instrumento|natureza",
            required=True,
            example="decree",
        ),
        Field("number", line, _("Number"), "numero|n|no|numero de norma|reference|number"),
        Field(
            "adopted_on",
            date,
            _("Adopted on"),
            "fecha|fecha de expedicion|adopcion|ano|date|annee|data|adoptada el|fecha de publicacion|year",
            kind=DATE,
            write=written_date("adopted_on"),
            example="2004-12-30",
        ),
        Field("ended_on", last_day, _("In force until"), f"vigencia|{UNTIL}|derogada el", kind=DATE),
        Field(
            "allows", text, _("What it allows"), "que permite|contenido|objeto|contenu|conteudo|objet|what it allows"
        ),
        Field("url", web_address, _("Link"), a_url()),
        places.SOURCE,
        places.CITY,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)

    def check(self, row, run):
        refuse_end_before(self.together(row, "adopted_on", "ended_on"))

    def missing(self, row, run):
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities)


@declare
class Terms(DataSet):
    """The administrations of a city, each under one head of government."""

    name = "terms"
    label = _("Government terms")
    description = _("The administrations of the city: one row for each head of government.")
    model = GovernmentTerm
    permission = "observatory.manage_city"
    natural = ("starts_on",)
    natural_is_unique = True
    fields = (
        Field(
            "head",
            line,
            _("Mayor or head of government"),
            "alcalde|alcaldesa|alcaldia|intendente|maire|prefeito|prefeita|mayor|jefe de gobierno|nombre|nom|nome",
            required=True,
            example=_("Name of the mayor"),
        ),
        Field(
            "starts_on",
            date,
            _("From"),
            "desde|inicio|fecha de inicio|debut|depuis|from|start|posse",
            required=True,
            kind=DATE,
            example="2024-01-01",
        ),
        Field("ends_on", last_day, _("Until"), UNTIL, kind=DATE, example="2027-12-31"),
        places.CITY,
    )

    def existing(self, rows, run):
        return run.locked(self.model.objects.filter(city__in=run.known_cities(rows)).order_by("pk"))

    def check(self, row, run):
        ends_on = row.stored.get("ends_on", getattr(row.record, "ends_on", None))
        if ends_on is not None and ends_on <= row.stored["starts_on"]:
            raise RowRefused("ends-before-start", "ends_on", ends_on)

    def build(self, row, run):
        return self.model(city=row.city, **row.defaults | row.stored)

    def records(self, city, cities):
        return self.model.objects.filter(city__in=cities).select_related("city").order_by("city__code", "starts_on")
