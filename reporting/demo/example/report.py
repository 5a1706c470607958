"""The example's published reports: on the year, and on one sheet."""

from indicators.periods import parse
from indicators.services.periods import period_of
from observatory.models import Channel
from reporting.choices import Section
from reporting.services import preparing, publishing


def publish(example):
    """Write, freeze and publish the report on 2025 as edition 1."""
    report = preparing.open_report(
        city=example.city,
        kind="accountability",
        period=period_of(parse("2025")),
        language="es",
        by=example.staff,
        channel=Channel.COMMAND,
    )
    texts = {section: ("", example.told[section]) for section in ("summary", "failures", "next")}
    texts |= {section: (headline, "") for section, headline in example.told["headlines"].items()}
    for section, (headline, text) in texts.items():
        preparing.write_section(
            report,
            section=Section(section).value,
            headline=headline,
            text=text,
            by=example.staff,
            version=report.version,
        )
    _out(report, example)
    _out(_mayors_page(report, texts, example), example)


def _mayors_page(report, texts, example):
    """The same year on one sheet."""
    told = {"city": example.city, "kind": "brief", "period": report.period, "language": report.language}
    brief = preparing.open_report(**told, by=example.staff, channel=Channel.COMMAND)
    for section in ("summary", "next"):
        text = texts[section][1].split("\n\n")[0]
        told = {"section": section, "headline": "", "text": text, "by": example.staff}
        preparing.write_section(brief, **told, version=brief.version)
    return brief


def _out(report, example):
    preparing.freeze(report, by=example.director, version=report.version, channel=Channel.COMMAND)
    publishing.publish(report, by=example.director, version=report.version, channel=Channel.COMMAND)
