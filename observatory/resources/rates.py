"""Exchange rates in a spreadsheet: one row for each day and currency, or a column for each currency, as the ECB's."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.models import ExchangeRate
from observatory.models.exchange_rate import ECB, EURO
from observatory.resources import places
from observatory.resources.dataset import DATE, NUMBER, DataSet, Field, ref
from observatory.resources.rates_in_bulk import RatesInBulk, are_shared_by_all
from observatory.resources.readers import currency, last_day, line, number
from observatory.resources.registry import declare
from observatory.resources.rows import RowRefused

FILE_OF_ECB = "eurofxref"


@declare
class Rates(RatesInBulk, DataSet):
    """What was paid for one euro, or one US dollar; all cities share what the operator of the site brings in."""

    name = "rates"
    label = _("Exchange rates")
    description = _(
        "How much of a currency was paid for one euro or one US dollar: one row for each day, or a column for each "
        "currency. What the operator of this site brings in is shared by all cities."
    )
    model = ExchangeRate
    in_blocks = True
    natural = told_apart_by = ("city", "currency", "base", "day")
    natural_is_unique = True
    unfoldings = (("currency", "rate"),)
    usual_constants = ("source", "base")
    fields = (
        Field(
            "day",
            last_day,
            _("Day"),
            "fecha|date|data|dia|jour|time_period|periodo|mes|month",
            required=True,
            kind=DATE,
            example="2025-12-31",
        ),
        Field(
            "currency",
            currency,
            _("Currency"),
            "moneda|divisa|devise|monnaie|moeda|codigo de moneda|currency code",
            required=True,
            write=lambda rate: rate.currency_id,
            example="COP",
        ),
        Field(
            "rate",
            number,
            _("How much of it was paid"),
            "tasa|tipo de cambio|tasa de cambio|taux|cours|taux de change|taxa|taxa de cambio|cotacao|cotizacion|rate"
            "|exchange rate|obs_value|valor|valeur|value|trm",
            required=True,
            kind=NUMBER,
            example="4312.5",
        ),
        Field(
            "base",
            currency,
            _("For one"),
            "base|moneda base|por un|devise de base|moeda base|currency_denom|base currency",
            write=lambda rate: rate.base_id,
            example=EURO,
        ),
        Field(
            "source", line, _("Who publishes this rate"), "fuente|fonte|source|publicado por", example="Central bank"
        ),
        places.CITY,
    )

    def prepare(self, rows, run):
        if are_shared_by_all(run) and "city" not in run.key_fields:
            run.tell("rates-for-all")

    def implied(self, columns, title):
        """The European Central Bank is the source of its own file, which is known by its name."""
        return {"source": ECB} if FILE_OF_ECB in title.casefold() else {}

    def resolve(self, row, run):
        self.store(row)
        row.stored |= {
            "city": row.city if "city" in row.values or not are_shared_by_all(run) else None,
            "base": row.values.get("base") or run.lookups.currency(EURO),
        }

    def check(self, row, run):
        if row.stored["rate"] <= 0:
            raise RowRefused("not-above-zero", "rate", row.stored["rate"])
        if row.stored["currency"] == row.stored["base"]:
            raise RowRefused("one-currency", "currency", row.stored["currency"].pk)
        if row.stored["day"] > timezone.localdate():
            raise RowRefused("day-to-come", "day", row.stored["day"])
        if not row.stored.get("source") and row.record is None:
            raise RowRefused("missing-value", "source", label=str(self.by_name["source"].label))

    def existing(self, rows, run):
        days = [row.stored["day"] for row in rows]
        owners = Q(city__in=run.known_cities(rows)) | Q(city=None)
        stored = ExchangeRate.objects.filter(owners, day__range=(min(days), max(days))) if days else ()
        return run.locked(stored.order_by("pk")) if days else ()

    def natural_key(self, row, run):
        told = row.stored
        return ref(told["city"]), told["currency"].pk, told["base"].pk, told["day"]

    def natural_key_of(self, record, run):
        return record.city_id, record.currency_id, record.base_id, record.day

    def records(self, city, cities):
        return ExchangeRate.objects.filter(city__in=cities).select_related("city").order_by("city__code", "pk")
