"""What a city does in its networks, in a spreadsheet: seats, proposals and the fees of each year."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import NetworkRoleKind, ProposalFate
from observatory.models import NetworkFee, NetworkMembership, NetworkProposal, NetworkRole
from observatory.resources import places
from observatory.resources.dataset import DATE, NUMBER, DataSet, Field
from observatory.resources.networks import network_names
from observatory.resources.readers import (
    choice,
    count,
    currency,
    date,
    last_day,
    line,
    money,
    text,
    web_address,
)
from observatory.resources.records import CODE, IS_PUBLIC, NOTE, OfRecord, a_url, refuse_end_before, written_date
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import key

NETWORK = Field(
    "network",
    line,
    _("Network"),
    "red|reseau|rede|network name|nombre de la red|red de ciudades",
    required=True,
    is_of_record=False,
    write=lambda record: record.membership.network.name,
    example="AL-LAs",
    refers_to="observatory.network",
)
SEATS = {
    "presidency": "presidencia|presidente|presidence|president",
    "vice_presidency": "vicepresidencia|vicepresidente|vice-presidence|vice-presidencia|vice president",
    "executive": "buro ejecutivo|comite ejecutivo|consejo de administracion|bureau executif|executive board|board",
    "committee_chair": "presidencia de comision|coordinacion de comision|presidence de commission|committee chair",
    "committee": "comision|comite|commission|comissao|committee",
    "working_group": "grupo de trabajo|groupe de travail|grupo de trabalho",
    "other": "otro|otra|autre|outro|outra",
}
FATES = {
    "waiting": "pendiente|en estudio|en attente|pendente|pending|waiting",
    "taken_up": "aprobada|acogida|aceptada|adoptee|acceptee|aprovada|aceita|accepted|adopted",
    "not_taken_up": "rechazada|no acogida|rejetee|rejeitada|recusada|rejected",
}


class OfMembership(OfRecord, DataSet):
    """Rows that belong to a city's membership of a network."""

    related = ("membership__network",)

    def resolve(self, row, run):
        self.store(row)
        row.stored["membership"] = self.membership(row, run)

    def known_to(self, city):
        return {"network": network_names(city)}

    def prepare(self, rows, run):
        """Tell rows apart by the membership too, which the column of the network says."""
        run.key_fields |= {"membership"}

    def membership(self, row, run):
        """Give the city's membership of the network named, the one that runs before one that has ended."""
        known = run.memory.setdefault("memberships", {})
        if row.city.code not in known:
            known[row.city.code] = memberships_of(row.city) if row.city.pk else {}
        found = known[row.city.code].get(key(row.values["network"]))
        if found is None:
            raise RowRefused("not-a-member", "network", row.values["network"])
        return found

    def missing(self, row, run):
        self.give_code(row, run, f"{row.stored['membership'].network} {self.told(row.defaults | row.stored)}")

    def records(self, city, cities):
        return self.of_cities(cities)


def memberships_of(city):
    """The memberships of a city by every name of their networks, those that run last."""
    rows = NetworkMembership.objects.kept().filter(city=city).select_related("network")
    rows = sorted(rows, key=lambda row: (row.left_on is None, row.joined_on is not None and row.joined_on.toordinal()))
    names = [(row, (row.network.name, row.network.acronym, row.network.code)) for row in rows]
    return {key(name): row for row, each in names for name in each if name}


@declare
class Seats(OfMembership):
    """The seats and leaderships of a city in networks."""

    name = "seats"
    label = _("Seats in networks")
    description = _("Presidencies, committees and working groups of networks: one row for each seat of the city.")
    model = NetworkRole
    page = "network-role-detail"
    usual_constants = ("network", "kind", "is_public")
    natural = ("membership", "kind", "body", "held_by", "starts_on")
    fields = (
        CODE,
        NETWORK,
        Field(
            "kind",
            choice(NetworkRoleKind, **SEATS),
            _("Kind"),
            "tipo|tipo de cargo|cargo|rol|fonction|funcao|role|seat",
            required=True,
            example="committee",
        ),
        Field("body", line, _("Committee or body"), "comision|comite|organo|instance|comissao|orgao|committee|body"),
        Field(
            "held_by",
            line,
            _("Who sits there (the post, not the person)"),
            "ocupado por|puesto|representante|titulaire|representado por|held by",
        ),
        Field(
            "starts_on",
            date,
            _("From"),
            "desde|inicio|fecha de inicio|depuis|debut|from|since|start",
            kind=DATE,
            write=written_date("starts_on"),
            example="2024",
        ),
        Field("ends_on", last_day, _("Until"), "hasta|fin|fecha de fin|jusqu'a|ate|until|end", kind=DATE),
        places.CITY,
        NOTE,
        IS_PUBLIC,
    )

    def told(self, given):
        return given["body"] if given.get("body") else given["kind"]

    def check(self, row, run):
        refuse_end_before(self.together(row, "starts_on", "ends_on"))


@declare
class Proposals(OfMembership):
    """What a city proposed to its networks, and what became of it."""

    name = "proposals"
    label = _("Proposals to networks")
    description = _("What the city proposed to its networks, and what they made of it: one row for each proposal.")
    model = NetworkProposal
    page = "network-proposal-detail"
    usual_constants = ("network", "is_public")
    natural = ("membership", "title", "presented_on")
    fields = (
        CODE,
        NETWORK,
        Field(
            "title",
            line,
            _("Proposal"),
            "propuesta|titulo|nombre|proposition|titre|proposta|proposal",
            required=True,
            example=_("A congress on urban mobility"),
        ),
        Field(
            "presented_on",
            date,
            _("Presented on"),
            "fecha|fecha de presentacion|presentada el|presentee le|apresentada em|date|presented",
            required=True,
            kind=DATE,
            write=written_date("presented_on"),
            example="2025-03-12",
        ),
        Field(
            "fate",
            choice(ProposalFate, **FATES),
            _("What the network made of it"),
            "estado|resultado|suites|situacao|status|decision",
        ),
        Field(
            "decided_on",
            date,
            _("Decided on"),
            "fecha de decision|decidida el|decidee le|decidida em|decided",
            kind=DATE,
            write=written_date("decided_on"),
        ),
        Field("outcome", text, _("What became of it"), "que paso|consecuencias|effets|desfecho|outcome"),
        Field("url", web_address, _("Link"), a_url()),
        places.CITY,
        IS_PUBLIC,
    )

    def told(self, given):
        return given["title"]

    def check(self, row, run):
        given = self.together(row, "presented_on", "decided_on", "fate")
        if given["decided_on"] and given["decided_on"] < given["presented_on"]:
            raise RowRefused("ends-before-start", "decided_on", given["decided_on"])
        if given["decided_on"] and given["fate"] in (None, ProposalFate.WAITING):
            raise RowRefused("decided-without-fate", "fate", given["decided_on"])


@declare
class Fees(OfMembership):
    """What a city paid to its networks, year by year."""

    name = "fees"
    label = _("Yearly fees of networks")
    description = _("What the city paid to its networks: one row for each network and year.")
    model = NetworkFee
    page = "network-fee-detail"
    usual_constants = ("network", "year", "currency", "is_public")
    natural = ("membership", "year")
    unfoldings = (("year", "amount"), ("network", "amount"))
    natural_is_unique = True
    related = ("membership__network", "currency")
    fields = (
        CODE,
        NETWORK,
        Field(
            "year",
            count,
            _("Year"),
            "ano|anio|vigencia|ejercicio|annee|exercice|exercicio",
            required=True,
            kind=NUMBER,
            example=2025,
        ),
        Field(
            "amount",
            money,
            _("Fee paid"),
            "cuota|cuota pagada|monto|importe|valor|cotisation|montant|anuidade|quantia|fee|amount",
            required=True,
            kind=NUMBER,
            example=1500,
        ),
        Field("currency", currency, _("Currency"), "moneda|devise|moeda|divisa", write=lambda fee: fee.currency_id),
        Field("paid_on", date, _("Paid on"), "fecha de pago|pagada el|payee le|paga em|paid", kind=DATE),
        places.CITY,
        NOTE,
        IS_PUBLIC,
    )

    def told(self, given):
        return given["year"]

    def resolve(self, row, run):
        super().resolve(row, run)
        if not 1900 <= row.stored["year"] <= 2200:
            raise RowRefused("not-a-year", "year", str(row.stored["year"]))

    def check(self, row, run):
        if row.stored["amount"] < 0:
            raise RowRefused("negative", "amount", row.stored["amount"])
        if row.record is None and not (row.stored.get("currency") or self.usual_currency(row)):
            raise RowRefused("missing-value", "currency", label=str(_("Currency")))

    def usual_currency(self, row):
        return row.stored["membership"].currency or row.city.currency

    def missing(self, row, run):
        row.defaults["currency"] = self.usual_currency(row)
        super().missing(row, run)
