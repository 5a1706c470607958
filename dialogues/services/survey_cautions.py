"""What the sample of a survey lets one say, in words, and the margin of error where chance chose it."""

from decimal import Decimal

from django.utils.translation import gettext as _

from dialogues.choices import SampleMethod

FEW, HALF = 30, Decimal("0.5")
CONFIDENT = Decimal("98")  # 1.96 times one half, in percentage points: 95 % of samples, at the widest


def margin_of(survey, answers):
    """The margin of error in percentage points, in 95 of 100 samples; None unless chance chose who was asked."""
    if survey.method != SampleMethod.RANDOM or not answers:
        return None
    share_left = Decimal(1)
    if survey.population and survey.population > 1:
        share_left = max(Decimal(0), Decimal(survey.population - answers) / (survey.population - 1))
    return CONFIDENT * (share_left / answers).sqrt()


def response_of(survey, answers):
    """The share of those asked who answered, in per cent; None where it is not known or makes no sense."""
    asked = survey.approached or (survey.population if survey.method == SampleMethod.EVERYONE else None)
    return Decimal(answers) * 100 / asked if answers and asked and answers <= asked else None


def cautions_of(survey, answers):
    """What a reader has to know before reading the figures; nothing where nobody's answers are told."""
    if answers is None:
        return []
    said = [WHO_ANSWERED[survey.method]()] if survey.method in WHO_ANSWERED else []
    if answers < FEW:
        said.append(_("Few people answered: one more answer would change the percentages noticeably."))
    share = response_of(survey, answers)
    if survey.method in (SampleMethod.RANDOM, SampleMethod.EVERYONE):
        if share is None:
            said.append(_("How many of those asked did not answer is not known; they may think otherwise."))
        elif share < HALF * 100:
            said.append(_("More than half of those asked did not answer; they may think otherwise."))
    return said


WHO_ANSWERED = {
    SampleMethod.OPEN: lambda: _(
        "Whoever wanted to answered: the figures tell what these people think, not what everybody thinks."
    ),
    SampleMethod.INVITED: lambda: _(
        "Those at hand were asked: the figures tell what these people think, not what everybody thinks."
    ),
    SampleMethod.QUOTA: lambda: _("The sample was filled by quotas, not by chance: no margin of error can be told."),
}


def what_is_not_prevented():
    """Say plainly what anonymous answers cannot keep out."""
    return _(
        "A form sent twice counts once. Who opens the form again can answer again: without asking for names this cannot"
        " be prevented."
    )
