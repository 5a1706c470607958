"""An indicator that the example defined and counts itself, the sheets it wrote, and a level assessed by two people."""

from indicators.forms.own import OwnIndicatorForm
from indicators.forms.sheet import SheetForm
from indicators.models import AdoptedIndicator
from indicators.services import assess, count_by, period_of, save_own, save_sheet
from reporting.demo.example.city import told


def define(example):
    given = told("sheets")["own"]
    form = OwnIndicatorForm(given["definition"], city=example.city)
    if not form.is_valid():
        raise ValueError(form.errors)
    indicator = save_own(form, by=example.director)
    rule = {name: given[name] for name in ("kind", "filters", "group")}
    count_by(indicator=indicator, by=example.director, **rule)


def write(example):
    for code, given in told("sheets")["sheets"].items():
        adoption = AdoptedIndicator.objects.get(city=example.city, indicator__code=code)
        form = SheetForm(given | {"version": adoption.version}, instance=adoption)
        if not form.is_valid():
            raise ValueError(form.errors)
        save_sheet(form, by=example.director)
    for code, period, level, who, why in told("sheets")["assessments"]:
        assess(
            city=example.city,
            indicator=example.adopted[code].indicator,
            period=period_of(period),
            by=getattr(example, who),
            level=level,
            justification=why,
        )
