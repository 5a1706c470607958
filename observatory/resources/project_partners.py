"""The partners of projects in a spreadsheet, one row for each; projects that it names first are new."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from observatory.models import Project, ProjectPartner
from observatory.resources import places
from observatory.resources.dataset import DataSet, Field, comparable, ref
from observatory.resources.projects import PARTNERS, URL, WHEN, country_called, read_role, role_called
from observatory.resources.readers import (
    country,
    line,
)
from observatory.resources.registry import declare
from observatory.services import partner_names
from observatory.services.codes import LENGTH
from observatory.spreadsheets import header_key, key


class KnownProjects:
    """The projects of a city by code and title; those that a sheet names first are new."""

    def __init__(self, run, city):
        self.run, self._by_name, self._codes = run, {}, set()
        if city.pk:
            for project in Project.objects.of(city).kept().select_related("city").order_by("pk"):
                self._remember(project)

    def _remember(self, project):
        self._codes.add(project.code)
        for name in (project.code, project.title):
            if name:
                self._by_name.setdefault(key(name), project)

    def find(self, row):
        """Give the project that a row names, brought in when nobody named it before."""
        code, title = row.values.get("project_code", ""), row.values["project"]
        found = self._by_name.get(key(title)) or (code and self._by_name.get(key(code)))
        if found:
            return self.run.need(found, row)
        row.warn("new-project", "project", title)
        project = Project(city=row.city, title=title[:300], code=code or self._free_code(title))
        for name in ("starts_on", "ends_on"):
            if day := row.values.get(name):
                setattr(project, name, day.date)
        if "starts_on" in row.values:
            project.starts_on_precision = row.values["starts_on"].precision
        project.url = row.values.get("url", "")
        self._remember(project)
        return self.run.need(project, row)

    def _free_code(self, title):
        stem = slugify(title)[:LENGTH].strip("-") or "project"
        number, code = 1, stem
        while code in self._codes:
            number += 1
            code = f"{stem}-{number}"
        return code


@declare
class Partners(DataSet):
    """Who takes part in which project, one row for each."""

    name = "partners"
    label = _("Project partners")
    description = _("Who takes part in which project: one row for each partner. A project nobody named yet is added.")
    model = ProjectPartner
    natural = ("project", "name", "place", "country")
    unfoldings = (("name", ""), ("name", "role"))
    related = ("country",)
    fields = (
        Field(
            "city",
            line,
            _("City of the project"),
            "ciudad del proyecto|ville du projet|cidade do projeto",
            is_of_record=False,
            write=places.code_of_city,
        ),
        Field(
            "project",
            line,
            _("Project"),
            "proyecto|projet|projeto|network|nombre del proyecto|red",
            required=True,
            refers_to="observatory.project",
            write=lambda one: one.project.title,
            example=_("Rivers and people"),
        ),
        Field(
            "project_code",
            line,
            _("Code of the project"),
            "codigo del proyecto|proyecto n|code network|code projet",
            is_of_record=False,
            write=lambda one: one.project.code,
        ),
        Field(
            "name",
            line,
            _("Name"),
            "socio|socio original|entidad|nombre|partner|partenaire|parceiro|nom|nome|namecity|asciiname|organisation",
            required=True,
            refers_to=PARTNERS,
            example="Rosario",
        ),
        Field("role", read_role, _("Role"), "rol|papel|statut|city statut|funcao|tipo de socio", example="partner"),
        Field("place", line, _("Place"), "ciudad|ville|cidade|localidad"),
        Field("country", country, _("Country"), "pais|pays", write=lambda one: one.country_id, example="AR"),
        *(Field(**each.__dict__ | {"is_of_record": False, "write": None, "example": None}) for each in (*WHEN, URL)),
    )

    def not_meant(self, found, table):
        """The address of an organisation is none of its project."""
        return [each for each in found if each.field == "url" and "organization" in header_key(each.header).split()]

    def complete(self, row, run):
        """Take country and role out of "Rosario (AR, lead)", unless the sheet has columns that say otherwise."""
        values = row.values
        name, place, land, role = partner_names.read(
            values["name"], lambda word: country_called(word, run), lambda word: role_called(word, run)
        )
        told = {"country": land, "role": role}
        if all(values.get(each) == told[each] for each in told if each in run.key_fields and told[each]):
            values |= {"name": name} | {each: value for each, value in told.items() if value}
            if place:
                values.setdefault("place", place)
        values["name"] = values["name"].replace(";", ",").replace("|", ",")

    def resolve(self, row, run):
        known = run.memory.setdefault("projects", {})
        if ref(row.city) not in known:
            known[ref(row.city)] = KnownProjects(run, row.city)
        self.store(row)
        row.stored["project"] = known[ref(row.city)].find(row)

    def existing(self, rows, run):
        cities = run.known_cities(rows)
        partners = ProjectPartner.objects.filter(project__city__in=cities, project__removed_at=None).order_by("pk")
        return run.locked(partners).prefetch_related("project__city", "country")

    def natural_key(self, row, run):
        return tuple(comparable(row.stored.get(name)) for name in self.natural)

    def natural_key_of(self, record, run):
        return (record.project_id, *(comparable(getattr(record, name)) for name in self.natural[1:]))

    def records(self, city, cities):
        partners = ProjectPartner.objects.filter(project__city__in=cities, project__removed_at=None)
        return partners.select_related("project__city", "country").order_by("project__city__code", "project", "pk")
