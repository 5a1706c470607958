"""What every data set of values by indicator and period shares."""

from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator, Period
from indicators.resources.reading import names_of, period
from indicators.services.periods import periods_of
from observatory.resources import Field
from observatory.resources.readers import line


def indicator_field(write):
    return Field(
        "indicator",
        line,
        _("Indicator"),
        "indicador|indicateur|indicator code|codigo del indicador|series|serie",
        required=True,
        is_of_record=False,
        write=write,
        example="INS-EXC-01",
    )


def period_field(example, names=""):
    """The period of a row; `names` are headings beside those that every data set knows."""
    return Field(
        "period",
        period,
        _("Period"),
        f"periodo|ano|año|year|annee|periode|{names}fecha|anio|ejercicio",
        required=True,
        is_of_record=False,
        write=lambda record: record.period.code,
        example=example,
    )


class ByIndicator:
    """A data set whose rows each speak of an indicator."""

    def known_to(self, city):
        """The indicators that the city may use, by their codes and names."""
        usable = Indicator.objects.usable_by(city) if city.pk else Indicator.objects.none()
        return {"indicator": {name: each.code for each in usable for name in names_of(each)}}

    def choices_of(self, name, city):
        if name != "indicator":
            return super().choices_of(name, city)
        return [(each.code, str(each)) for each in Indicator.objects.usable_by(city)]


class ByIndicatorAndPeriod(ByIndicator):
    """A data set whose rows each speak of an indicator in a period."""

    def before_saving(self, rows, run):
        rows = [row for row in rows if not isinstance(row.stored["period"], Period)]
        stored = periods_of(row.stored["period"] for row in rows)
        for row in rows:
            row.stored["period"] = stored[row.stored["period"].code]
