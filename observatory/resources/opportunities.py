"""Calls, funds and awards in a spreadsheet."""

from django.utils.translation import gettext_lazy as _

from observatory.choices import OpportunityKind, OpportunityStatus
from observatory.models import Opportunity
from observatory.resources import places
from observatory.resources.dataset import DATE, NUMBER, DataSet, Field
from observatory.resources.readers import choice, currency, date, last_day, line, money, sdgs, web_address
from observatory.resources.records import CODE, IS_PUBLIC, NOTE, OfRecord, a_url, refuse_end_before
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused
from observatory.resources.vocabulary import OPPORTUNITY_KINDS, OPPORTUNITY_STATUSES


@declare
class Opportunities(OfRecord, DataSet):
    """Calls, funds and awards."""

    name = "opportunities"
    label = _("Opportunities")
    description = _("Calls, funds and awards: one row for each.")
    model = Opportunity
    page = "opportunity-detail"
    usual_constants = ("kind", "status", "is_public")
    many = ("sdgs",)
    natural = ("title", "closes_on")
    related = ("currency", "department")
    fields = (
        CODE,
        Field("title", line, _("Title"), "titulo|convocatoria|nombre|appel|titre|chamada|call", required=True),
        Field("kind", choice(OpportunityKind, **OPPORTUNITY_KINDS), _("Kind"), "tipo|type"),
        places.CITY,
        Field(
            "organiser",
            line,
            _("Who offers it"),
            "organismo|convocante|entidad|organisateur|funder|financiador",
            refers_to="observatory.opportunity.organiser",
        ),
        Field("identified_on", date, _("Identified on"), "identificada|fecha de identificacion", kind=DATE),
        Field("opens_on", date, _("Opens"), "apertura|abre|ouverture|abertura", kind=DATE),
        Field(
            "closes_on",
            last_day,
            _("Closes"),
            "encerramento|chiusura|closing|closing date|cierre|cierra|fecha limite|deadline|cloture|fechamento",
            kind=DATE,
        ),
        Field("status", choice(OpportunityStatus, **OPPORTUNITY_STATUSES), _("Status"), "estado|statut|situacao"),
        Field("amount", money, _("Amount"), "monto|importe|montant|valor|amount", kind=NUMBER),
        Field("currency", currency, _("Currency"), "moneda|devise|moeda|divisa", write=lambda one: one.currency_id),
        places.DEPARTMENT,
        Field("sdgs", sdgs, _("SDGs"), "ods|odd|sdg|objetivos de desarrollo sostenible"),
        Field("url", web_address, _("Link"), a_url()),
        NOTE,
        IS_PUBLIC,
    )

    def resolve(self, row, run):
        self.store(row)
        self.tie(row, run)

    def check(self, row, run):
        refuse_end_before(self.together(row, "opens_on", "closes_on"))
        if (row.stored.get("amount") or 0) < 0:
            raise RowRefused("negative", "amount", row.stored["amount"])

    def missing(self, row, run):
        if row.stored.get("amount") is not None:
            row.defaults["currency"] = row.city.currency
        self.give_code(row, run, row.stored["title"])

    def records(self, city, cities):
        return self.of_cities(cities).prefetch_related(*self.many)
