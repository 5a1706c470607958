"""A city's data sets as files that can be brought in again with no change, and the templates to fill in."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from observatory.models import City
from observatory.resources import Field, data_sets, readers
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
HOW = {
    readers.date: _("A date: 2024-05-14, 14/05/2024, 2024-05 or 2024."),
    readers.last_day: _("A date: 2024-05-14, 14/05/2024, 2024-05 or 2024."),
    readers.number: _("A number, without its unit."),
    readers.whole: _("A whole number."),
    readers.count: _("A whole number from zero on."),
    readers.several: _("Several are separated by semicolons."),
    readers.sdgs: _("Goals or targets by their numbers, separated by semicolons: 11; 17.9."),
    readers.countries: _("Several are separated by semicolons."),
    readers.country: _("The name of the country, or its ISO code."),
    readers.currency: _("The three letters of the currency, such as EUR."),
    readers.web_address: _("A web address."),
}


def exported_fields(dataset):
    """The fields that an export has: those of the record itself, and those that say how to write themselves."""
    many = set(dataset.many)
    return [field for field in dataset.fields if field.write or field.is_of_record or field.name in many]


def rows_of(dataset, city, user, among=None):
    """Yield the rows of a data set of a city and of the cities within it that the person works on.

    `among` are the records to take, where a list shows only some.
    """
    cities = City.objects.worked_on_by(user) & City.objects.observed().within(city)
    fields = exported_fields(dataset)
    records = dataset.records(city, cities)
    for record in records if among is None else records.filter(pk__in=among.order_by().values("pk")):
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


def exported(dataset, city, user, kind, among=None):
    """Give a data set as the bytes of a file of this kind."""
    headers = [field.name for field in exported_fields(dataset)]
    rows = rows_of(dataset, city, user, among)
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
    return template_bytes(str(dataset.label), heads, shown, choices, [help_of(field) for field in fields])


def listed(field: Field):
    """The choices of a field in the language of the page, or nothing for a field without any."""
    if field.read is readers.yes_no:
        return [gettext("Yes"), gettext("No")]
    vocabulary = getattr(field.read, "vocabulary", None)
    return [str(label) for label in vocabulary.labels] if vocabulary else []


def help_of(field):
    """Say how a column of the template is filled in."""
    said = [gettext("Needed.") if field.required else gettext("May be left blank.")]
    if listed(field):
        said.append(gettext("Pick one of the list."))
    elif how := HOW.get(field.read):
        said.append(gettext(how))
    return " ".join(said)


def example(field):
    """What could stand in a cell of this field."""
    vocabulary = getattr(field.read, "vocabulary", None)
    if field.example is None:
        return None
    return str(vocabulary(field.example).label) if vocabulary else str(field.example)


def data_set_of(noun):
    """The data set of the records that a list of the register shows, or None."""
    return next((each for each in data_sets().values() if each.page == f"{noun.name}-detail"), None)
