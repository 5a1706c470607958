"""How complete the sheet of an indicator is: 22 things that whoever reads a figure may ask (N8 ch. 3)."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.wording import WORDS


@dataclass(frozen=True)
class Complete:
    """What a sheet has to say, and what of it is missing, each as (name, address where it is written)."""

    total: int
    missing: list

    @property
    def there(self):
        return self.total - len(self.missing)


def of_sheet(adoption, figure, breakdowns):
    found = things(adoption, figure, breakdowns)
    missing = [(label, address(adoption, where)) for label, is_there, where in found if not is_there]
    return Complete(len(found), missing)


def address(adoption, where):
    return reverse(where, args=[adoption.city.code, adoption.indicator.code]) if where else ""


def things(adoption, figure, breakdowns):
    """Every thing a complete sheet holds, as (name, whether it is there, the page where it is written)."""
    indicator, details, use = adoption.indicator, "indicator-details", "indicator-edit"
    return [
        (_("category"), indicator.category_id is not None, ""),
        (_("what is measured"), bool(adoption.measured_object), details),
        (_("definition"), bool(indicator.definition), ""),
        (_("what question it answers"), bool(adoption.question), details),
        (_("how it is computed"), bool(indicator.how_to_compute), ""),
        (_("unit"), bool(indicator.unit), ""),
        (_("how values accumulate"), bool(adoption.accumulation), details),
        (_("limits of interpretation"), bool(adoption.limits), details),
        (_("breakdowns"), bool(breakdowns), details),
        (_("where the data come from"), indicator.is_counted or bool(adoption.data_source), details),
        (_("method of collection"), indicator.is_counted or bool(adoption.collection), details),
        (_("means of verification"), indicator.is_counted or bool(adoption.verification), details),
        (_("moment"), bool(adoption.moment), details),
        (_("responsible post"), bool(adoption.owner_role), use),
        (_("deputy post"), bool(adoption.deputy_role), use),
        (_("post that validates"), bool(adoption.validated_by), details),
        (_("for whom it is measured"), bool(adoption.audiences), details),
        (_("decisions it feeds"), bool(adoption.decisions), details),
        *aims(adoption, figure),
        (_("approved value"), bool(figure.points), ""),
    ]


def aims(adoption, figure):
    """Where the values come from and where they are to go; words have neither."""
    if figure.value_type in WORDS:
        return []
    has_target = bool(figure.goals or figure.lowest is not None or figure.highest is not None)
    return [
        (_("baseline"), figure.baseline is not None and bool(figure.baseline_period), "indicator-baseline"),
        (_("source of the baseline"), adoption.baseline_source_id is not None, "indicator-baseline"),
        (_("target"), has_target, "indicator-targets"),
    ]
