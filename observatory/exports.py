"""A city's data sets as files that can be brought in again with no change, and the templates to fill in."""

from django.utils.translation import gettext

from observatory.models import City
from observatory.resources import Field
from observatory.resources.examples import EXAMPLE
from observatory.spreadsheets import writing
from observatory.spreadsheets.template import template_bytes

CSV, XLSX, ODS = "csv", "xlsx", "ods"
MEDIA_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ODS: "application/vnd.oasis.opendocument.spreadsheet",
}
BOM = "\ufeff"


def exported_fields(dataset):
    """The fields that an export has: those of the record itself, and those that say how to write themselves."""
    many = set(dataset.many)
    return [field for field in dataset.fields if field.write or field.is_of_record or field.name in many]


def rows_of(dataset, city, user):
    """Yield the rows of a data set of a city and of the cities within it that the person works on."""
    cities = City.objects.worked_on_by(user) & City.objects.observed().within(city)
    fields = exported_fields(dataset)
    for record in dataset.records(city, cities):
        yield [cell(field, record, dataset) for field in fields]


def cell(field, record, dataset):
    """Give what stands in a cell: the form in which the same field is read."""
    if field.write:
        return field.write(record)
    value = getattr(record, field.name)
    if field.name in dataset.many:
        return "; ".join(code_or_name(thing) for thing in value.all())
    return None if value == "" else value


def code_or_name(thing):
    """Name something that several records are tied to, as it is found again."""
    return thing.code or str(thing)


def exported(dataset, city, user, kind):
    """Give a data set as the bytes of a file of this kind."""
    headers = [field.name for field in exported_fields(dataset)]
    rows = rows_of(dataset, city, user)
    if kind == CSV:
        return (BOM + "".join(writing.csv_lines(headers, rows))).encode()
    make = writing.xlsx_bytes if kind == XLSX else writing.ods_bytes
    return make([(dataset.name, headers, rows)])


def template(dataset):
    """Give an XLSX to fill in: the fields in the language of the page, drop-downs, and a row as an example."""
    fields = [field for field in dataset.fields if not field.is_detail]
    heads = [str(field.label) for field in fields]
    choices = {place: listed(field) for place, field in enumerate(fields) if listed(field)}
    shown = [gettext(EXAMPLE), *(example(field) for field in fields[1:])]
    return template_bytes(str(dataset.label), heads, shown, choices)


def listed(field: Field):
    """The choices of a field in the language of the page, or nothing for a field without any."""
    vocabulary = getattr(field.read, "vocabulary", None)
    return [str(label) for label in vocabulary.labels] if vocabulary else []


def example(field):
    """What could stand in a cell of this field."""
    vocabulary = getattr(field.read, "vocabulary", None)
    if field.example is None:
        return None
    return str(vocabulary(field.example).label) if vocabulary else str(field.example)
