"""What international action stands on, in a spreadsheet: departments, the office, offices abroad."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import DepartmentKind, OfficePlace, OfficeRole, OfficeStructure
from observatory.models import Department, InternationalOffice, OfficeAbroad
from observatory.resources import places
from observatory.resources.dataset import DATE, DataSet, Field
from observatory.resources.readers import choice, country, date, last_day, line, text
from observatory.resources.records import CODE, IS_PUBLIC, NOTE, OfRecord, refuse_end_before, written_date
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import key

DEPARTMENT_KINDS = {
    "central": "nivel central|administracion central|administration centrale|central level",
    "decentralised": "descentralizada|descentralizado|organismo descentralizado|decentralisee|descentralizado"
    "|entidad descentralizada|autarquia",
    "local": "localidad|alcaldia local|distrital|arrondissement|subprefeitura|borough",
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
            refers_to="observatory.department",
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
