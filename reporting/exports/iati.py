"""The cooperation projects that a city publishes, as IATI 2.03 activities."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from itertools import batched
from xml.etree import ElementTree as ET

from django.utils import timezone

from observatory.choices import PartnerRole, ProjectStatus
from observatory.models import Project
from observatory.spreadsheets.writing import csv_text, xml_text

VERSION = "2.03"
AT_ONCE = 50
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LOCAL_GOVERNMENT = "11"
FUNDING, ACCOUNTABLE, IMPLEMENTING = "1", "2", "4"
ROLES = {PartnerRole.LEAD: ACCOUNTABLE, PartnerRole.PARTNER: IMPLEMENTING, PartnerRole.FUNDER: FUNDING}
PIPELINE, RUNNING, COMPLETED, CANCELLED = "1", "2", "3", "5"
STATUSES = {
    ProjectStatus.PLANNED: PIPELINE,
    ProjectStatus.RUNNING: RUNNING,
    ProjectStatus.FINISHED: COMPLETED,
    ProjectStatus.CANCELLED: CANCELLED,
}
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
GENERAL, TARGET_GROUPS, OTHER = "1", "3", "4"
SECTORS_NOT_SPECIFIED = "99810"
SDG_GOALS, SDG_TARGETS = "2", "3"
WEB_PAGE = "A12"
ORIGINAL, INDICATIVE = "1", "1"
ALL, CENT = Decimal(100), Decimal("0.01")
DAY = dt.timedelta(days=1)


def told_projects(cities):
    """Their published projects that have a day on which they begin: IATI knows none without."""
    rows = Project.objects.public().filter(city__in=cities).exclude(starts_on=None)
    return rows.prefetch_related("partners", "countries", "sdgs").order_by("pk")


def iati_files(cities):
    """Yield each of these cities that has projects to tell of, with its file; many cities are read at once."""
    for some in batched(cities, AT_ONCE):
        told = defaultdict(list)
        for project in told_projects(some):
            told[project.city_id].append(project)
        yield from ((city, _file(city, told[city.pk])) for city in some if city.pk in told)


def iati(city):
    """The bytes of the file of a city, or None where it has no project to tell of."""
    return next((content for _city, content in iati_files([city])), None)


def _file(city, projects):
    root = ET.Element("iati-activities", {"version": VERSION, "generated-datetime": _moment()})
    root.extend(_activity(project, city) for project in projects)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _moment():
    return timezone.now().astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _activity(project, city):
    """One project; the order of its parts is that of the schema."""
    activity = ET.Element("iati-activity", {LANG: city.main_language})
    if project.currency_id:
        activity.set("default-currency", project.currency_id)
    organisation = f"{city.country_id}-{city.code}"
    _part(activity, "iati-identifier").text = f"{organisation}-{project.uuid}"
    _told(_part(activity, "reporting-org", ref=organisation, type=LOCAL_GOVERNMENT), city.name)
    _told(_part(activity, "title"), project.title)
    _descriptions(activity, project)
    _organisations(activity, project, city, organisation)
    _part(activity, "activity-status", code=status_of(project))
    _dates(activity, project)
    _countries(activity, [country.pk for country in project.countries.all()])
    _part(activity, "sector", vocabulary="1", code=SECTORS_NOT_SPECIFIED)
    for sdg in project.sdgs.all():
        _part(activity, "tag", vocabulary=SDG_TARGETS if "." in sdg.code else SDG_GOALS, code=sdg.code)
    _budget(activity, project)
    _page(activity, project)
    return activity


def _part(parent, name, **attributes):
    return ET.SubElement(parent, name, attributes)


def _told(parent, text):
    _part(parent, "narrative").text = xml_text(text)


def _descriptions(activity, project):
    told = {GENERAL: project.aims or project.title, TARGET_GROUPS: project.beneficiaries, OTHER: project.results}
    for kind, text in told.items():
        if text:
            _told(_part(activity, "description", type=kind), text)


def _organisations(activity, project, city, organisation):
    """The city and its partners. Who only benefits has no role in IATI."""
    _told(_part(activity, "participating-org", ref=organisation, type=LOCAL_GOVERNMENT, role=IMPLEMENTING), city.name)
    for partner in project.partners.all():
        if partner.role in ROLES:
            _told(_part(activity, "participating-org", role=ROLES[partner.role]), partner.name)


def status_of(project):
    """Its status; where nobody wrote one, as its days tell it."""
    today = timezone.localdate()
    if project.status:
        return STATUSES[project.status]
    if project.starts_on > today:
        return PIPELINE
    return COMPLETED if project.ends_on and project.ends_on < today else RUNNING


def _dates(activity, project):
    """Its days: actual ones only where they have come."""
    today, status = timezone.localdate(), status_of(project)
    has_begun = status in (RUNNING, COMPLETED) and project.starts_on < today
    _date(activity, ACTUAL_START if has_begun else PLANNED_START, project.starts_on)
    if project.ends_on:
        has_ended = status == COMPLETED and project.ends_on < today
        _date(activity, ACTUAL_END if has_ended else PLANNED_END, project.ends_on)


def _date(activity, kind, day):
    _part(activity, "activity-date", **{"iso-date": day.isoformat(), "type": kind})


def _countries(activity, codes):
    """Its countries in equal parts, which together are the whole."""
    if not codes:
        return
    share = (ALL / len(codes)).quantize(CENT)
    shares = [share] * (len(codes) - 1) + [ALL - share * (len(codes) - 1)]
    for code, part in zip(codes, shares, strict=True):
        _part(activity, "recipient-country", code=code, percentage=csv_text(part))


def _budget(activity, project):
    """What it costs, year by year: IATI knows no budget of more than a year. Without end or currency nothing is said.

    What the city tells is one sum for the whole time; each year has as much of it as it has of the days, and is said
    to be indicative. Together they are the sum.
    """
    if project.budget is None or not project.currency_id or not project.ends_on:
        return
    years = list(_years(project.starts_on, project.ends_on))
    for (first, last), amount in zip(years, _by_days(project.budget, years), strict=True):
        budget = _part(activity, "budget", type=ORIGINAL, status=INDICATIVE)
        _part(budget, "period-start", **{"iso-date": first.isoformat()})
        _part(budget, "period-end", **{"iso-date": last.isoformat()})
        value = _part(budget, "value", **{"currency": project.currency_id, "value-date": first.isoformat()})
        value.text = csv_text(amount)


def _years(first, last):
    """The first and the last day of each year from one day to another."""
    start, n = first, 1
    while start <= last:
        following = _years_after(first, n)
        yield start, min(following - DAY, last)
        start, n = following, n + 1


def _years_after(day, years):
    """The same day of a later year; of the last of February, the first of March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def _by_days(amount, spans):
    """Divide an amount by how many days each span has, to the cent; the last takes what is left."""
    days = [(last - first).days + 1 for first, last in spans]
    parts = [(amount * n / sum(days)).quantize(CENT) for n in days[:-1]]
    return [*parts, amount - sum(parts)]


def _page(activity, project):
    if project.url:
        link = _part(activity, "document-link", format="text/html", url=project.url)
        _told(_part(link, "title"), project.title)
        _part(link, "category", code=WEB_PAGE)
