"""The vocabularies of measuring (N8 ch. 2.2 c)."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Dimension(TextChoices):
    """Always in this order."""

    INSTITUTIONAL = "institutional", _("Institutional")
    POLITICAL = "political", _("Political")
    TERRITORIAL = "territorial", _("Territorial")


class Level(TextChoices):
    INPUT = "input", _("Input")
    PROCESS = "process", _("Process")
    OUTPUT = "output", _("Output")
    OUTCOME = "outcome", _("Outcome")
    IMPACT = "impact", _("Impact")


class Nature(TextChoices):
    QUANTITATIVE = "quantitative", _("Quantitative")
    QUALITATIVE = "qualitative", _("Qualitative")


class ValueType(TextChoices):
    COUNT = "count", _("Count")
    PERCENT = "percent", _("Percentage")
    RATIO = "ratio", _("Ratio")
    AMOUNT = "amount", _("Amount of money")
    HOURS = "hours", _("Hours")
    INDEX = "index", _("Index")
    ORDINAL = "ordinal3", _("Level of a scale")
    BOOLEAN = "boolean", _("Yes or no")
    CHOICE = "choice", _("Choice")
    TEXT = "text", _("Narrative")


def nature_of(value_type):
    """What kind of measuring a kind of value is where nobody says: words and judgements are qualitative."""
    told = {ValueType.ORDINAL, ValueType.BOOLEAN, ValueType.CHOICE, ValueType.TEXT}
    return Nature.QUALITATIVE if value_type in told else Nature.QUANTITATIVE


class Hierarchy(TextChoices):
    MANAGEMENT = "management", _("Management")
    STRATEGIC = "strategic", _("Strategic")


class Quality(TextChoices):
    EFFICACY = "efficacy", _("Efficacy")
    EFFICIENCY = "efficiency", _("Efficiency")
    EFFECTIVENESS = "effectiveness", _("Effectiveness")


class Direction(TextChoices):
    """Which way is better."""

    UP = "up", _("Higher is better")
    DOWN = "down", _("Lower is better")
    KEEP = "keep", _("Staying at the level is better")
    NONE = "none", _("No direction")


class Frequency(TextChoices):
    WEEK = "weekly", _("Weekly")
    MONTH = "monthly", _("Monthly")
    QUARTER = "quarterly", _("Quarterly")
    HALF_YEAR = "half-yearly", _("Half-yearly")
    YEAR = "yearly", _("Yearly")
    TERM = "term", _("Once a government term")
    EVENT = "event", _("At each event")
    OTHER = "other", _("Other period")


class Standing(TextChoices):
    """Whether a city measures an indicator. One taken out of use is retired and has none of these."""

    PROPOSED = "proposed", pgettext_lazy("indicator", "Proposed")
    ACTIVE = "active", pgettext_lazy("indicator", "In use")
    SUSPENDED = "suspended", pgettext_lazy("indicator", "Suspended")


class State(TextChoices):
    """The paper status of a measurement."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("In review")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")


class NoData(TextChoices):
    NOT_COLLECTED = "not-collected", _("Not collected")
    NOT_APPLICABLE = "not-applicable", _("Not applicable")
    LATE = "late", _("Late")
    CONFIDENTIAL = "confidential", _("Confidential")


class Accumulation(TextChoices):
    """How the values of a series relate to each other."""

    FLOW = "flow", _("What happened within each period")
    STOCK = "stock", _("What there is on the last day")
    CUMULATIVE = "cumulative", _("All since the beginning")


class Collection(TextChoices):
    """How values are gathered (N8 ch. 3)."""

    REGISTER = "register", _("Records of the city")
    SURVEY = "survey", _("Survey")
    INTERVIEWS = "interviews", _("Interviews")
    FOCUS_GROUP = "focus-group", _("Focus group")
    DOCUMENTS = "documents", _("Analysis of documents")
    MEDIA = "media", _("Media monitoring")


class Moment(TextChoices):
    """When a value is taken, seen from the action (N8 ch. 2)."""

    BEFORE = "ex-ante", pgettext_lazy("moment", "Before")
    DURING = "concurrent", pgettext_lazy("moment", "While it lasts")
    AFTER = "ex-post", pgettext_lazy("moment", "Afterwards")


class MeasuredObject(TextChoices):
    POLICY = "policy", _("A policy")
    PROGRAMME = "programme", _("A programme")
    PROJECT = "project", _("A project")
    PROBLEM = "problem", _("A problem")


class Audience(TextChoices):
    """For whom an indicator is measured (N8 ch. 3)."""

    SUPERIORS = "superiors", _("Superiors and cabinet")
    DEPARTMENTS = "departments", _("Departments of the local government")
    CITIZENS = "citizens", _("Citizens")
    ACTORS = "actors", _("Actors of the territory")
    ACADEMIA = "academia", _("Academia")
    GOVERNMENTS = "governments", _("Other governments and partners")


class CorrectionReason(TextChoices):
    """Why an approved value was wrong: the whole list, so that corrections can be counted by their cause."""

    TYPING = "typing", _("A typing or reading error")
    LATE = "late", _("Data that arrived later")
    SOURCE = "source", _("The source corrected its data")
    REGISTER = "register", _("A record was missing or wrong")
    DOUBLE = "double", _("Something was counted twice")
    METHOD = "method", _("The method was not followed")
    OTHER = "other", _("Another reason")


class TargetKind(TextChoices):
    ORIGINAL = "original", _("Original")
    ADJUSTED = "adjusted", _("Adjusted")


class YesNo(IntegerChoices):
    NO = 0, _("No")
    YES = 1, _("Yes")


class EvaluatedAspect(TextChoices):
    """What of an object is looked at when it is evaluated (N8 ch. 2.2, the table of the five components)."""

    FORMULATION = "formulation", _("How it was formulated")
    INPUTS = "inputs", _("Inputs")
    PROCESSES = "processes", _("Processes")
    MANAGEMENT = "management", pgettext_lazy("evaluated", "Management")
    OUTPUTS = "outputs", _("Products")
    RESULTS = "results", pgettext_lazy("evaluated", "Results")
    IMPACTS = "impacts", _("Impacts")


class EvaluationMethod(TextChoices):
    """How an evaluation gathers what it needs (N8 ch. 2.2 and 3)."""

    INDICATORS = "indicators", _("A system of indicators")
    BASELINE = "baseline", _("Comparison with a baseline")
    DOCUMENTS = "documents", _("Analysis of documents")
    SURVEY = "survey", _("Evaluation survey")
    INTERVIEWS = "interviews", _("Interviews")
    FOCUS_GROUP = "focus-group", _("Focus groups and workshops")
    CASES = "cases", _("Case studies")
    OBSERVATION = "observation", _("Visits and observation")


class Presentation(TextChoices):
    """In what form the results of an evaluation are shown (N8 ch. 2.2)."""

    REPORT = "report", _("Report of the evaluation's results")
    MONITORING = "monitoring", _("Monitoring with charts and tables")
    PUBLICATION = "publication", _("Publication open to everybody")


class Evaluator(TextChoices):
    """Who evaluates; several together make it pluralist (N8, annex 1)."""

    IN_HOUSE = "in-house", _("The office itself")
    EXTERNAL = "external", _("Somebody from outside")
    PEER = "peer", _("Peers: another city")


class EvaluationState(TextChoices):
    PLANNED = "planned", pgettext_lazy("evaluation", "Planned")
    UNDER_WAY = "under-way", pgettext_lazy("evaluation", "Under way")
    FINISHED = "finished", pgettext_lazy("evaluation", "Finished")


class Shift(TextChoices):
    """Whether a shift in direction is needed after an evaluation (Paris seminar, Aude)."""

    NO = "no", _("No, stay on course")
    IN_PART = "in-part", _("In part, some things change")
    YES = "yes", _("Yes, a new direction")


class FindingKind(TextChoices):
    STRENGTH = "strength", _("Strength: it worked")
    WEAKNESS = "weakness", _("Weakness: it did not work")
    RECOMMENDATION = "recommendation", _("Recommendation")


class CityAnswer(TextChoices):
    """What a city answers to a recommendation."""

    ACCEPTED = "accepted", _("Accepted")
    IN_PART = "in-part", _("Accepted in part")
    REFUSED = "refused", _("Not accepted")
