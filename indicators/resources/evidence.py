"""What shows a finding, in the cells of a spreadsheet: values by indicator and period, activities, documents."""

import re

from django.utils.translation import gettext_lazy as _

from indicators.models import Measurement
from observatory.models import Activity
from observatory.resources import Field
from observatory.resources.readers import several
from observatory.spreadsheets import key

VALUE = re.compile(r"(?P<indicator>\S+)\s+(?P<period>\S+)(?:\s+v\d+)?")


def value_in_words(value):
    """A value as it is named in a cell: its indicator and period, with the version of one that was corrected since."""
    told = f"{value.indicator.code} {value.period.code}"
    return f"{told} v{value.version}" if value.superseded_at else told


def values_of(finding):
    return "; ".join(value_in_words(each) for each in finding.measurements.all() if not each.segment)


def named(field):
    """Make a writer of the records that a field holds, each by its code or else its title."""
    return lambda finding: "; ".join(each.code or each.title for each in getattr(finding, field).all())


FIELDS = (
    Field(
        "measurements",
        several,
        _("Values that show it"),
        "valores|valores que lo muestran|valeurs|valeurs qui le montrent|mediciones",
        is_of_record=False,
        write=values_of,
    ),
    Field(
        "activities",
        several,
        _("Activities that show it"),
        "actividades|activites|atividades",
        is_of_record=False,
        write=named("activities"),
    ),
    Field(
        "documents",
        several,
        _("Documents that show it"),
        "documentos|documents|fuentes|evidencia|evidencias|preuves|provas",
        is_of_record=False,
        write=named("documents"),
    ),
)


def measurements_named(rows):
    """The values that the cells of these rows may name, by city and words: each once however many rows there are."""
    told = [(row.city, VALUE.fullmatch(text)) for row in rows for text in row.values.get("measurements", ())]
    cities = {city for city, _match in told if city.pk}
    codes = {each for _city, match in told if match for each in (match["indicator"], match["indicator"].upper())}
    periods = {each for _city, match in told if match for each in (match["period"], match["period"].upper())}
    found = Measurement.objects.headline().filter(city__in=cities, indicator__code__in=codes, period__code__in=periods)
    return {(each.city_id, key(value_in_words(each))): each for each in found.select_related("indicator", "period")}


def show(row, dataset, run):
    """Tie a finding to the values, the activities and the documents that its cells name; what is unknown is told."""
    finders = {
        "measurements": lambda text: run.memory["values named"].get((row.city.pk, key(text))),
        "activities": lambda text: dataset.called(Activity, row, run).get(key(text)),
        "documents": lambda text: run.lookups.source(row.city, text),
    }
    codes = {"measurements": "unknown-value", "activities": "unknown-activity", "documents": "unknown-source"}
    for name, find in finders.items():
        if name not in row.values:
            continue
        row.many[name] = []
        for text in row.values[name]:
            if thing := find(text):
                row.many[name].append(thing)
            else:
                row.warn(codes[name], name, text)
