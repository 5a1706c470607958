"""The example's published reports: on the year, and on one sheet."""

from django.utils import timezone

from dialogues.choices import QuestionStatus
from dialogues.models import Question
from dialogues.services.questions import ask
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
    _asked(_out(report, example), example)
    brief = _mayors_page(report, texts, example)
    _out(brief, example)
    _out(_in_english(brief, example), example)


def _mayors_page(report, texts, example):
    """The same year on one sheet."""
    told = {"city": example.city, "kind": "brief", "period": report.period, "language": report.language}
    brief = preparing.open_report(**told, by=example.staff, channel=Channel.COMMAND)
    for section in ("summary", "next"):
        text = texts[section][1].split("\n\n")[0]
        told = {"section": section, "headline": "", "text": text, "by": example.staff}
        preparing.write_section(brief, **told, version=brief.version)
    return brief


def _in_english(brief, example):
    """The sheet for the ambassador: the same figures, with texts in English."""
    sibling = preparing.translate_report(brief, language="en", by=example.staff)
    for section, text in example.told["in_english"].items():
        told = {"section": section, "headline": "", "text": text, "by": example.staff}
        preparing.write_section(sibling, **told, version=sibling.version)
    return sibling


def _out(report, example):
    preparing.freeze(report, by=example.director, version=report.version, channel=Channel.COMMAND)
    return publishing.publish(report, by=example.director, version=report.version, channel=Channel.COMMAND)


def _asked(edition, example):
    """A question on the edition, with the answer that was published."""
    said = example.told["question"]
    question = ask(example.city, text=said["text"], language="es", about=f"{edition.report.code}/{edition.number}")
    Question.objects.filter(pk=question.pk).update(
        answer=said["answer"], status=QuestionStatus.ANSWERED, answered_on=timezone.localdate(), is_public=True
    )
