"""Projects in a spreadsheet, with their partners in a column."""

import re
from collections import defaultdict
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from observatory.choices import Modality, PartnerRole, ProjectStatus
from observatory.models import Project, ProjectPartner
from observatory.resources import places
from observatory.resources.dataset import DATE, NUMBER, DataSet, Field
from observatory.resources.readers import (
    choice,
    countries,
    currency,
    first_day,
    last_day,
    line,
    money,
    sdgs,
    several,
    text,
    web_address,
    words_of,
)
from observatory.resources.records import IS_PUBLIC, NOTE, OfRecord, a_url, written_date
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.vocabulary import MODALITIES, PARTNER_ROLES, PROJECT_STATUSES
from observatory.services import partner_names
from observatory.services.projects import partner_in_words
from observatory.spreadsheets import Unreadable, key, split_values, text_of

LEAD_NAMES = "coordinador|socio lider|lider|entidad lider|lead partner|leadpartner|chef de file|coordenador|lead"
_AFTER_COMMA = re.compile(r"^(?P<name>.+),\s*(?P<country>[^,]+)$")

IATI_STATUSES = {
    "1": ProjectStatus.PLANNED,
    "2": ProjectStatus.RUNNING,
    "3": ProjectStatus.FINISHED,
    "4": ProjectStatus.FINISHED,
    "5": ProjectStatus.CANCELLED,
    "6": ProjectStatus.CANCELLED,
}
read_role = choice(PartnerRole, **PARTNER_ROLES)


def role_called(name, at):
    """The role that a word names, or None."""
    return words_of(PartnerRole).get(key(name))


def country_called(name, at):
    """The country that a word names, or None."""
    try:
        return at.lookups.country(name)
    except Unreadable:
        return None


def partners(cell, at):
    """Several partners, each in the form in which one is written: "Rosario (Santa Fe, AR, lead)"."""
    written = split_values(text_of(cell), at.separator)
    return list(dict.fromkeys(in_one_form(each, at) for each in written))


def in_one_form(written, at):
    name, place, land, role = partner_names.read(
        " ".join(written.split()), lambda word: country_called(word, at), lambda word: role_called(word, at)
    )
    return partner_names.written(name[:300], place[:150], land.pk if land else "", str(role))


PARTNERS = "observatory.project.partners"


def lead(cell, at):
    """The lead partner; "Frosinone, Italia" names its country as well."""
    written = line(cell, at)
    found = _AFTER_COMMA.match(written)
    land = country_called(found["country"], at) if found else None
    name = found["name"] if land else written
    return [partner_names.written(name, "", land.pk if land else "", PartnerRole.LEAD)]


def iati_status(cell, at):
    """The status that a code of the IATI standard means; raises `Unreadable`."""
    written = text_of(cell).strip()
    if written not in IATI_STATUSES:
        raise Unreadable("not-in-list", written, choices=", ".join(IATI_STATUSES))
    return IATI_STATUSES[written]


WHEN = (
    Field(
        "starts_on",
        first_day,
        _("From"),
        "inicio|fecha de inicio|fecha inicio|start|start date|debut|date de debut|data de inicio|desde|ano|year|annee",
        kind=DATE,
        write=written_date("starts_on"),
        example="2025-03",
    ),
    Field(
        "ends_on",
        last_day,
        _("Until"),
        "fin|fecha de fin|fecha fin|end|end date|date de fin|data de fim|hasta|termino",
        kind=DATE,
        example="2027-12-31",
    ),
)
URL = Field("url", web_address, _("Link"), a_url())


@declare
class Projects(OfRecord, DataSet):
    """The projects a city takes part in."""

    name = "projects"
    label = _("Projects")
    description = _("Cooperation projects and investments: one row for each project, its partners in one cell.")
    model = Project
    page = "project-detail"
    usual_constants = ("modality", "status", "currency", "is_public")
    many = ("countries", "sdgs", "objectives")
    natural = ("title",)
    related = ("currency",)
    owns = ("observatory.projectpartner",)
    fields = (
        Field("code", line, _("Code"), "codigo|id|numero|referencia|code network|proyecto n"),
        Field(
            "title",
            line,
            _("Title"),
            "titulo|proyecto|nombre|nombre del proyecto|projet|titre|projeto|project|name|network",
            required=True,
            example=_("Rivers and people"),
        ),
        places.CITY,
        Field(
            "modality",
            choice(Modality, **MODALITIES),
            _("Modality"),
            "modalidad|tipo de cooperacion|modalite|modalidade",
            example=Modality.DECENTRALISED,
        ),
        *WHEN,
        Field("budget", money, _("Budget"), "presupuesto|monto|importe|budget|orcamento|amount|montant", kind=NUMBER),
        Field("currency", currency, _("Currency"), "moneda|devise|moeda|divisa", write=lambda one: one.currency_id),
        Field(
            "partners",
            partners,
            _("Partners"),
            "socios|socio|contrapartes|partner|partenaires|parceiros|entidades socias",
            is_of_record=False,
            write=lambda one: "; ".join(map(partner_in_words, one.partners.all())),
            example="Rosario (AR, lead); Barcelona (ES)",
            refers_to=PARTNERS,
            is_gathered=True,
        ),
        Field("lead", lead, _("Lead partner"), LEAD_NAMES, is_of_record=False),
        Field("countries", countries, _("Countries"), "paises|pais|pays|country", is_of_record=False, is_gathered=True),
        Field("sdgs", sdgs, _("SDGs"), "ods|odd|sdg|objetivos de desarrollo sostenible"),
        Field("status", choice(ProjectStatus, **PROJECT_STATUSES), _("Status"), "estado|situacion|statut|situacao"),
        Field(
            "aims",
            text,
            _("What it is for"),
            "objetivos|objetivo|objectifs|objectif|objective|descripcion|description|objetivo general"
            "|resumen|descricao|aims",
        ),
        Field("beneficiaries", text, _("Who benefits"), "beneficiarios|poblacion beneficiaria|beneficiaires"),
        Field("results", text, _("Results"), "resultados|resultats|logros"),
        Field("objectives", several, _("Objectives"), "objetivos estrategicos", is_of_record=False),
        URL,
        NOTE,
        IS_PUBLIC,
        Field("starts_planned", first_day, _("Planned beginning"), kind=DATE, is_of_record=False, is_detail=True),
        Field("ends_planned", last_day, _("Planned end"), kind=DATE, is_of_record=False, is_detail=True),
        Field("acronym", line, _("Acronym"), is_of_record=False, is_detail=True),
        Field("status_code", iati_status, _("Status code of IATI"), is_of_record=False, is_detail=True),
    )
    instead = MappingProxyType({"title": ("acronym",), "starts_on": ("starts_planned",), "ends_on": ("ends_planned",)})

    def complete(self, row, run):
        """Take the status of a code that donors use; what it was taken for is told."""
        status = row.values.pop("status_code", None)
        if status and not row.values.get("status"):
            row.values["status"] = status
            row.warn("read-as", "status_code", meant=str(ProjectStatus(status).label))

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)
        if "countries" in row.values:
            row.many["countries"] = row.values["countries"]
        if "partners" in row.values:
            told = [*row.values.get("lead", ()), *row.values["partners"]]
            row.beside["partners"] = without_repeated_lead(told)
        elif "lead" in row.values:
            row.beside["lead"] = row.values["lead"]  # of the other partners such a sheet says nothing

    def check(self, row, run):
        given = self.together(row, "starts_on", "ends_on", "budget")
        if given["starts_on"] and given["ends_on"] and given["ends_on"] < given["starts_on"]:
            raise RowRefused("ends-before-start", "ends_on", given["ends_on"])
        if (given["budget"] or 0) < 0:
            raise RowRefused("negative", "budget", str(given["budget"]))

    def missing(self, row, run):
        if row.stored.get("budget") is not None:
            row.defaults["currency"] = row.city.currency
        self.give_code(row, run, row.stored["title"])

    def after_saving(self, rows, run):
        told = [row for row in rows if {"partners", "lead"} & row.beside.keys()]
        stored = defaultdict(list)
        for partner in ProjectPartner.objects.filter(project__in=[row.record for row in told]):
            stored[partner.project_id].append(partner)
        new, gone = [], []
        for row in told:
            for name, role in (("partners", None), ("lead", PartnerRole.LEAD)):
                mine = [each for each in stored[row.record.pk] if role in (None, each.role)]
                if name in row.beside:
                    more, fewer = partners_to_write(row.record, mine, row.beside[name] or [])
                    new, gone = new + more, gone + fewer
        ProjectPartner.objects.filter(pk__in=gone).delete()
        ProjectPartner.objects.bulk_create(new, batch_size=500)

    def beside_of(self, record):
        told = [(partner_in_words(each), each.role) for each in record.partners.all()]
        leads = [text for text, role in told if role == PartnerRole.LEAD]
        return {"partners": [text for text, _role in told], "lead": leads}

    def restore_beside(self, record, values):
        if "partners" in values:
            write_partners(record, record.partners.all(), values["partners"] or [])
        if "lead" in values:
            write_partners(record, record.partners.filter(role=PartnerRole.LEAD), values["lead"] or [])

    def existing(self, rows, run):
        return super().existing(rows, run).prefetch_related("partners")

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related("partners", *self.many)


def without_repeated_lead(told):
    """The partners as written, without one that only repeats the name of the lead."""
    leads = {parted(each)["name"] for each in told if parted(each)["role"] == PartnerRole.LEAD}
    return [
        each
        for each in dict.fromkeys(told)
        if parted(each)["role"] == PartnerRole.LEAD or parted(each)["name"] not in leads
    ]


def parted(written):
    """The columns of a partner that is written in the one form; the country by its code."""
    name, place, code, role = partner_names.read(written, country_code, PARTNER_VALUES.get)
    return {"name": name, "place": place, "country_id": code, "role": role}


PARTNER_VALUES = {value: value for value in PartnerRole.values}


def country_code(word):
    return word if re.fullmatch("[A-Z]{2}", word) else None


def partners_to_write(project, stored, told):
    """The partners that are new, not saved yet, and the keys of those that go; one that is there stays the same row."""
    known = {partner_in_words(each): each for each in stored}
    new = [ProjectPartner(project=project, **parted(written)) for written in told if written not in known]
    return new, [each.pk for written, each in known.items() if written not in told]


def write_partners(project, stored, told):
    """Bring these partners of a project to those written."""
    new, gone = partners_to_write(project, stored, told)
    ProjectPartner.objects.filter(pk__in=gone).delete()
    ProjectPartner.objects.bulk_create(new)
