"""A first text for a report, made of what it counts. People change it; nothing is invented."""

from django.utils import translation

from reporting.choices import Section
from reporting.proposals.headlines import headlines_of
from reporting.proposals.method import method_of
from reporting.proposals.summary import summary_of
from reporting.shapes import sections_of


def proposed_texts(content):
    """Answer a list of {"section", "headline", "text"}, one for each chapter, in the report's language."""
    with translation.override(content["report"]["language"]):
        proposed = {Section.SUMMARY: summary_of(content), Section.METHOD: method_of(content)}
        headlines = headlines_of(content)
    return [
        {
            "section": section.value,
            "headline": headlines.get(section, ""),
            "text": "\n\n".join(proposed.get(section, [])),
        }
        for section in sections_of(content["report"]["kind"])
    ]
