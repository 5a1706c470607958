"""How cities use the indicators that they publish: what stands on their sheets."""

from django.utils.translation import gettext_lazy as _

from indicators.models import AdoptedIndicator
from indicators.resources.breakdowns import written
from reporting.exports.collection import Collection
from reporting.exports.columns import LIST, Column, of_model

SHEETS = Collection(
    "sheets",
    _("Sheets of indicators"),
    lambda: (
        AdoptedIndicator.objects.public()
        .select_related("city", "indicator", "baseline_period")
        .prefetch_related("breakdowns", "suspensions")
    ),
    (
        *of_model(
            AdoptedIndicator,
            *("uuid", "city", "indicator", "short_name", "standing", "standing_since", "standing_reason"),
            city=lambda record: record.city.code,
            indicator=lambda record: record.indicator.code,
        ),
        Column(
            "suspensions", _("Earlier suspensions"), lambda record: list(map(_days, record.suspensions.all())), LIST
        ),
        *of_model(
            AdoptedIndicator,
            *("owner_role", "frequency", "tolerance", "question", "measured_object", "limits", "accumulation"),
            *("decimals", "data_source", "collection", "verification", "moment", "audiences", "baseline_value"),
        ),
        Column("baseline_period", _("Period of the baseline"), lambda record: str(record.baseline_period or "")),
        *of_model(AdoptedIndicator, "lowest", "highest", "is_comparable"),
        Column(
            "breakdowns",
            _("Breakdowns, each with its parts; (+) where one thing may count in several of them"),
            lambda record: written(record).splitlines(),
            LIST,
        ),
    ),
    indicator="indicator__code",
)


def _days(suspension):
    return f"{suspension.starts_on.isoformat()}/{suspension.ends_on.isoformat()}: {suspension.reason}"
