"""What international action stands on, in a spreadsheet: departments, the office, offices abroad, norms, terms."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import DepartmentKind, LegalKind, OfficePlace, OfficeRole, OfficeStructure
from observatory.models import Department, GovernmentTerm, InternationalOffice, LegalInstrument, OfficeAbroad
from observatory.resources import places
from observatory.resources.dataset import DATE, DataSet, Field
from observatory.resources.readers import choice, country, date, last_day, line, text, web_address
from observatory.resources.records import CODE, IS_PUBLIC, NOTE, OfRecord, a_url, refuse_end_before, written_date
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import key

DEPARTMENT_KINDS = {
    "central": "nivel central|administracion central|administration centrale|central level",
    "decentralised": "descentralizada|descentralizado|organismo descentralizado|decentralisee|descentralizado"
    "|entidad descentralizada|autarquia",
    "local": "localidad|alcaldia local|distrital|arrondissement|subprefeitura|borough",
}
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
UNTIL = "hasta|fin|fecha de fin|fecha de cierre|cierre|jusqu'a|ate|fim|until|end|closed"


@declare
class Departments(OfRecord, DataSet):
    """The areas of the local government, each with its part in international action (N8 case 2)."""

    name = "departments"
    label = _("Departments")
    description = _("The areas of the local government: one row for each, with its part in international action.")
    model = Department
    page = "department-detail"
    usual_constants = ("kind", "is_public")
    natural = ("name",)
    natural_is_unique = True
    fields = (
        CODE,
        Field(
            "name",
            line,
            _("Department"),
            "nombre|dependencia|area|secretaria|direccion|nom|nome|service|direction|orgao|department|entidad|sector",
            required=True,
            example=_("Environment"),
        ),
        Field(
            "kind",
            choice(DepartmentKind, **DEPARTMENT_KINDS),
            _("Kind"),
            "tipo|nivel|type|niveau|natureza|level",
            example="central",
        ),
        Field(
            "focal_point",
            line,
            _("Focal point (the post, not the person)"),
            "enlace|punto focal|referente|point focal|ponto focal|cargo del enlace|focal point",
            example=_("Adviser"),
        ),
        Field(
            "part_in_action",
            text,
            _("Its part in international action"),
            "funciones|competencias|rol|papel|role|competences|funcoes|roles y competencias|descripcion",
        ),
        places.CITY,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        """Refuse a department that was taken off the register: its name is still its own there."""
        self.store(row)
        known = row.city.pk and run.lookups.department(row.city, row.stored["name"])
        if known and known.removed_at and key(known.name) == key(row.stored["name"]):
            raise RowRefused("was-removed", "name", known.name)

    def missing(self, row, run):
        self.give_code(row, run, row.stored["name"])

    def records(self, city, cities):
        return self.of_cities(cities)


@declare
class Offices(OfRecord, DataSet):
    """The international office of each city (N2 ch. III)."""

    name = "offices"
    label = _("International offices")
    description = _("How each city organises its external action: one row for each city.")
    model = InternationalOffice
    page = "office-detail"
    usual_constants = ("place", "role", "structure", "is_public")
    natural = ()
    natural_is_unique = True
    related = ("department",)
    fields = (
        CODE,
        Field(
            "name",
            line,
            _("Name of the office"),
            "nombre|oficina|direccion|nom|nome|bureau|escritorio|office|unidad",
            required=True,
            example=_("Directorate of International Affairs"),
        ),
        Field(
            "place",
            choice(OfficePlace),
            _("Place in the organigram"),
            "ubicacion|lugar en el organigrama|place dans l'organigramme|lugar no organograma|place",
        ),
        places.DEPARTMENT,
        Field(
            "role",
            choice(OfficeRole),
            _("What it is to the other areas"),
            "rol|papel|role|funcion|relacion con las areas",
        ),
        Field(
            "structure",
            choice(OfficeStructure),
            _("How it divides its work"),
            "estructura|structure|estrutura|organizacion interna",
        ),
        Field(
            "began_on",
            date,
            _("Began"),
            "inicio|fecha de creacion|creacion|date de creation|criacao|began|created",
            kind=DATE,
            write=written_date("began_on"),
            example="2008",
        ),
        places.CITY,
        NOTE,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)

    def missing(self, row, run):
        self.give_code(row, run, row.stored["name"])

    def records(self, city, cities):
        return self.of_cities(cities)


@declare
class OfficesAbroad(OfRecord, DataSet):
    """The places of a city in other countries."""

    name = "offices_abroad"
    label = _("Offices abroad")
    description = _("The places of the city in other countries: one row for each.")
    model = OfficeAbroad
    page = "office-abroad-detail"
    usual_constants = ("country", "is_public")
    natural = ("name",)
    related = ("country",)
    fields = (
        CODE,
        Field(
            "name",
            line,
            _("Name"),
            "nombre|oficina|casa|nom|nome|bureau|escritorio|office|representacion|representation",
            required=True,
            example=_("House of the city in Brussels"),
        ),
        Field("place", line, _("City abroad"), "ciudad en el exterior|sede|lugar|lieu|local|place|ville a l'etranger"),
        Field(
            "country",
            country,
            _("Country"),
            "pais|pays",
            required=True,
            write=lambda office: office.country_id,
            example="BE",
        ),
        Field("purpose", text, _("What it is for"), "objeto|proposito|funcion|objet|finalidade|mission|purpose"),
        Field(
            "opened_on",
            date,
            _("Opened"),
            "apertura|fecha de apertura|inicio|desde|ouverture|abertura|opening",
            kind=DATE,
            write=written_date("opened_on"),
            example="2019-05",
        ),
        Field("closed_on", last_day, _("Closed"), UNTIL, kind=DATE),
        places.CITY,
        IS_PUBLIC,
    )

    def check(self, row, run):
        refuse_end_before(self.together(row, "opened_on", "closed_on"))

    def missing(self, row, run):
        self.give_code(row, run, row.stored["name"])

    def records(self, city, cities):
        return self.of_cities(cities)


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
        CODE,
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
            raise RowRefused("ends-before-start", "ends_on", str(ends_on))

    def build(self, row, run):
        return self.model(city=row.city, **row.defaults | row.stored)

    def records(self, city, cities):
        return self.model.objects.filter(city__in=cities).select_related("city").order_by("city__code", "starts_on")
