"""The surveys that the project ships in four languages, and making one's own of one of them."""

import datetime
from functools import cache

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from dialogues.models import Survey
from dialogues.services.surveys import lay_out
from observatory import history
from observatory.choices import Language
from observatory.services.codes import give_code

FILE = settings.ROOT / "fixtures" / "reference" / "surveys.yaml"
OPEN_FOR = datetime.timedelta(days=30)


@cache
def ready():
    """Every survey that is ready, by its name."""
    return {each["name"]: each for each in yaml.safe_load(FILE.read_text(encoding="utf-8"))}


def shown():
    """What each is for, in the language of the page."""
    language = get_language()
    return [
        {
            "name": each["name"],
            "title": each["title"][language],
            "asked": each["asked"][language],
            "questions": [question["text"][language] for question in each["questions"]],
        }
        for each in ready().values()
    ]


@transaction.atomic
def make_own(city, name, *, by):
    """Make a draft of the city's own of a survey that is ready."""
    told, today = ready()[name], timezone.localdate()
    survey = Survey(
        city=city,
        asked=told["asked"][city.main_language],
        method=told["method"],
        opens_on=today,
        closes_on=today + OPEN_FOR,
        **in_columns(told, "title", "intro"),
    )
    give_code(survey, f"{today.year} {told['title'][city.main_language]}")
    survey.save()
    lay_out(survey, [question_of(each) for each in told["questions"]])
    history.note("created", survey, by=by, after=history.snapshot(survey))
    return survey


def question_of(told):
    plain = {name: told[name] for name in ("kind", "measures", "favourable") if name in told}
    options = {f"options_{code}": "\n".join(lines) for code, lines in told.get("options", {}).items()}
    return plain | in_columns(told, "text") | options


def in_columns(told, *names):
    return {f"{name}_{code}": told[name][code] for name in names for code in Language.values}
