"""What a report says, gathered from the register and the measurements into plain JSON, in the report's own language.

Freezing keeps what `gather` answered; from then on pages, paper and data files are made of that and of nothing else.
Numbers are strings of exact decimals, dates ISO, texts those of the report's language. Records that are not public are
counted but never named.
"""

from django.utils import translation

from observatory.choices import DataLicence
from reporting.content.figures import figures_of
from reporting.content.kinds import kind_of
from reporting.content.register import register_of

FORMAT = 1


def gather(report):
    """Answer everything the report says, as plain JSON."""
    with translation.override(report.language):
        return {
            "format": FORMAT,
            "city": _city(report.city),
            "report": _about(report),
            "texts": _texts(report),
            "figures": figures_of(report),
            **register_of(report),
            **kind_of(report),
        }


def _city(city):
    return {
        "code": city.code,
        "name": city.name,
        "country": city.country.name,
        "kind": city.get_kind_display(),
        "locale": city.locale,
        "language": city.main_language,
        "accent": city.accent,
        "is_example": city.is_example,
        "licence": city.get_licence_display(),
        "licence_url": DataLicence(city.licence).url,
        "cited_as": city.cited_as,
    }


def _about(report):
    return {
        "uuid": str(report.uuid),
        "code": report.code,
        "kind": report.kind,
        "kind_name": report.get_kind_display(),
        "title": report.title,
        "language": report.language,
        "period": report.period.code,
        "starts_on": report.period.starts_on.isoformat(),
        "ends_on": report.period.ends_on.isoformat(),
        "data_until": report.data_until.isoformat(),
    }


def _texts(report):
    return {text.section: {"headline": text.headline, "text": text.text} for text in report.texts.all()}
