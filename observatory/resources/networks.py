"""Networks of cities, and who belongs to them."""

import re

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from observatory.models import Network, NetworkMembership
from observatory.resources import fees_beside, places
from observatory.resources.dataset import DATE, NUMBER, DataSet, Field, comparable, ref
from observatory.resources.readers import country, currency, date, last_day, line, money, text, web_address
from observatory.resources.records import IS_PUBLIC, NOTE, OfRecord, a_url, written_date
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import Unreadable, key, text_of

FEES = ("fee", "fees", "fees_by_year")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@declare
class Networks(DataSet):
    """The networks that memberships point at; a city brings in those that the common list lacks."""

    name = "networks"
    label = _("Networks")
    description = _("Networks of cities: one row for each network.")
    model = Network
    natural = ("name",)
    natural_is_unique = True
    fields = (
        Field("code", line, _("Code"), "codigo|id|code network"),
        Field(
            "name",
            line,
            _("Name"),
            "nombre|red|nom|reseau|nome|rede|network|network name|denominacion",
            required=True,
            example="AL-LAs",
            refers_to="observatory.network",
        ),
        Field("acronym", line, _("Acronym"), "sigla|siglas|acronimo|sigle|acronyme|abbreviation"),
        Field(
            "country",
            country,
            _("Seat"),
            "pais|pais sede|sede|country secretariat|country|pays|siege|pais da sede"
            "|LeadPartnerCountry|country lead partner",
            write=lambda network: network.country_id,
            is_detail=True,
        ),
        Field(
            "founded_on",
            date,
            _("Founded"),
            "fundacion|fundada|fecha de fundacion|ano de fundacion|founded|foundation|date|fondation"
            "|cree en|fundacao|year founded|start|start year|ano de creacion|inicio",
            kind=DATE,
            write=written_date("founded_on"),
            example="2010",
        ),
        Field("url", web_address, _("Link"), a_url()),
        Field("aims", text, _("Aims"), "objetivos|fines|mision|objectifs|buts|finalidades|goals|purpose"),
    )

    def existing(self, rows, run):
        return run.locked(Network.objects.nameable_by(run.city).order_by("pk")).prefetch_related("country")

    def natural_key(self, row, run):
        return key(row.stored["name"])

    def natural_key_of(self, record, run):
        return record.name_key

    def names_of_row(self, row, run):
        return row.stored.get("code", "").casefold() or None, self.natural_key(row, run)

    def names_of_record(self, record, run):
        return record.code.casefold() or None, self.natural_key_of(record, run)

    def resolve(self, row, run):
        self.store(row)
        row.stored["name_key"] = key(row.stored["name"])[:200]

    def may_change(self, row, run):
        if row.record.brought_in_by_id is None and not run.is_operator:
            raise RowRefused("shared-network", "name", row.record.name)

    def missing(self, row, run):
        row.defaults |= {
            "code": slugify(row.stored.get("acronym") or row.stored["name"])[:60],
            "brought_in_by": run.city,
        }

    def records(self, city, cities):
        return Network.objects.nameable_by(city).order_by("name_key", "pk")


class Known:
    """The networks that a territory may name, by name, acronym or code; those a sheet names first are new."""

    def __init__(self, run):
        self.run, self._by_name = run, {}
        for network in Network.objects.nameable_by(run.city).order_by("brought_in_by", "pk"):
            self._remember(network)

    def _remember(self, network):
        for name in (network.name, network.acronym, network.code):
            if name:
                self._by_name.setdefault(key(name), network)

    def find(self, name, code, row):
        """Give the network of this name or code, brought in when nobody named it before."""
        found = self._by_name.get(key(name)) or (code and self._by_name.get(key(code)))
        if found is None:
            row.warn("new-network", "network", name)
            found = Network(name=name[:200], name_key=key(name)[:200], code=(code or slugify(name))[:60])
            found.brought_in_by = self.run.city
            self._remember(found)
        return self.run.need(found, row)


def network_names(city):
    """Every name of the networks that a city may name: {key: name}."""
    networks = Network.objects.nameable_by(city) if city.pk else ()
    told = {key(name): each.name for each in networks for name in (each.code, each.acronym, each.name)}
    return {name: written for name, written in told.items() if name}


def one_year_in(header):
    """The one year that a header names, or None."""
    years = _YEAR.findall(header)
    return years[0] if len(set(years)) == 1 else None


def year_in_text(cell, at):
    """A date, or the first year that a text such as "2008-2012 - CIVITAS PLUS" names, with the text."""
    try:
        return date(cell, at), ""
    except Unreadable:
        found = _YEAR.search(text_of(cell))
        if found is None:
            raise
        return date(found[0], at), text_of(cell)


@declare
class Memberships(OfRecord, DataSet):
    """A city's belonging to a network."""

    name = "memberships"
    label = _("Network memberships")
    description = _("Which city belongs to which network: one row for each membership.")
    model = NetworkMembership
    page = "network-detail"
    usual_constants = ("network", "is_public")
    unfoldings = (("network", ""), ("network", "joined_on"), ("network", "role"), ("network", "fee"))
    natural = ("network", "member_name", "joined_on")
    related = ("network", "currency")
    is_pointed_at = True  # by the fees that come with it
    fields = (
        Field("code", line, _("Code"), "codigo|id"),
        Field(
            "network",
            line,
            _("Network"),
            "red|reseau|rede|network name|nombre de la red|red de ciudades|Network_Name",
            required=True,
            write=lambda record: record.network.name,
            example="AL-LAs",
            refers_to="observatory.network",
        ),
        Field(
            "network_code", line, _("Code of the network"), "Code_Network|codigo de red|code reseau", is_of_record=False
        ),
        Field(
            "member_name",
            line,
            _("Name as a member"),
            "Full_Name|member|miembro|membre|membro|nombre del miembro|member name",
        ),
        places.CITY,
        Field(
            "country",
            country,
            _("Country of the city"),
            "pais|pays|CountryCode|country code|codigo de pais|code pays",
            is_of_record=False,
            write=places.country_of_city,
        ),
        *(field for field in places.OWN_CITY if field.is_detail),
        Field(
            "joined_on",
            year_in_text,
            _("Joined on"),
            "Year_of_Joining|fecha de ingreso|ingreso|adhesion|fecha de adhesion|ano de ingreso"
            "|miembro desde|joined|member since"
            "|date d'adhesion|data de adesao|adesao|since|desde|depuis",
            kind=DATE,
            write=written_date("joined_on"),
            example="2015",
        ),
        Field(
            "left_on",
            last_day,
            _("Left on"),
            "fecha de salida|salida|baja|left|until|sortie|saida|hasta|date de sortie",
            kind=DATE,
        ),
        Field(
            "role",
            line,
            _("Role"),
            "rol|cargo|statut|funcao|papel|member type|tipo de miembro|type de membre|calidad|categoria"
            "|City.Statut|statut de la ville|city status",
        ),
        Field(
            "fee",
            money,
            _("Yearly fee"),
            "cuota|cuota anual|cotisation|anuidade|annual fee|membership fee|quota",
            kind=NUMBER,
        ),
        Field(
            "currency", currency, _("Currency"), "moneda|devise|moeda|divisa", write=lambda record: record.currency_id
        ),
        NOTE,
        IS_PUBLIC,
        *fees_beside.FIELDS,
    )

    def known_to(self, city):
        return {"network": network_names(city)}

    def not_meant(self, found, table):
        """Of several columns of fees with their years, each is of its year; one without a year is of none."""
        yearly = [each for each in found if each.field in FEES and one_year_in(each.header)]
        for each in found:
            if each in yearly:
                is_amiss = each.field == "fees_by_year" or (each.field == "fee" and len(yearly) > 1)
            else:
                is_amiss = each.field == "fees"
            if is_amiss:
                yield each

    def complete(self, row, run):
        values = row.values
        if "country" in values:
            values["city_country"] = values["country"]
        if "city" in run.key_fields and not values.get("city") and values.get("member_name"):
            values["city"] = values["member_name"]
            row.warn("city-from-member", "city", values["member_name"])
        fees_beside.gather(row)
        if "joined_on" in values:
            values["joined_on"], written = values["joined_on"]
            if written:
                row.warn("date-from-text", "joined_on", written, year=str(values["joined_on"].date.year))
                values["note"] = "\n".join(filter(None, [values.get("note"), written]))

    def resolve(self, row, run):
        known = run.memory.get("networks") or run.memory.setdefault("networks", Known(run))
        self.store(row)
        row.stored["network"] = known.find(row.values["network"], row.values.get("network_code"), row)
        fees_beside.add_up(row)

    def compared(self, row):
        if "fees" in row.beside:
            fees_beside.with_those_stored(row)

    def existing(self, rows, run):
        return super().existing(rows, run).prefetch_related("fees__currency")

    def beside_of(self, record):
        return super().beside_of(record) | {"fees": fees_beside.stored(record)}

    def companions(self, rows):
        return fees_beside.new_fees(rows)

    def natural_key(self, row, run):
        return (ref(row.city), *(comparable(row.stored.get(name)) for name in self.key_names(run)))

    def natural_key_of(self, record, run):
        return (record.city_id, *(comparable(getattr(record, name)) for name in self.key_names(run)))

    def key_names(self, run):
        return [name for name in self.natural if name in run.key_fields]

    def check(self, row, run):
        given = self.together(row, "joined_on", "left_on")
        if given["left_on"] and given["joined_on"] and given["left_on"] < given["joined_on"]:
            raise RowRefused("ends-before-start", "left_on", given["left_on"])

    def missing(self, row, run):
        row.beside.setdefault("fees", "")
        self.give_code(row, run, str(row.stored["network"]))

    def records(self, city, cities):
        return self.of_cities(cities)
