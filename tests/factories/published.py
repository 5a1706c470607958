"""A city that publishes something of everything; and what must never be seen, under names that can be looked for."""

from django.utils import timezone

from indicators.choices import State
from indicators.models import AdoptedIndicator
from tests.factories import dialogues, indicators, observatory, reporting

CANARY = "Canary"


def value(adoption, year="2025", number=7, **more):
    """An approved value of an indicator in use."""
    more = {"state": State.APPROVED, "approved_at": timezone.now()} | more
    period = indicators.PeriodFactory(code=year)
    return indicators.MeasurementFactory(
        city=adoption.city, indicator=adoption.indicator, period=period, value=number, **more
    )


def corrected(old, number, **more):
    """A correction of an approved value; approved too unless said otherwise."""
    old.superseded_at = timezone.now()
    old.save()
    adoption = AdoptedIndicator(city=old.city, indicator=old.indicator)
    return value(adoption, old.period.code, number, segment=old.segment, corrects=old, **more)


def agreement(city, **more):
    """A published agreement with a public source and a partner that has a place on the map."""
    partner = observatory.CityFactory(
        is_observed=False, latitude=45, longitude=4, country=more.pop("country", city.country)
    )
    more = {
        "source": observatory.SourceFactory(city=city, is_public=True, title="Gazette"),
        "counterpart_city": partner,
        "counterpart_country": partner.country,
        "is_public": True,
    } | more
    return observatory.AgreementFactory(city=city, **more)


def city_with_everything(n=1, **more):
    """A public city with `n` of everything that can be published."""
    city = observatory.PublicCityFactory(latitude=4, longitude=-74, **more)
    for number in range(n):
        adoption = indicators.AdoptedIndicatorFactory(city=city)
        value(adoption, "2024", 5)
        value(adoption, "2025", 7 + number)
        value(adoption, "2025", 3, segment="Sex=Female")
        indicators.TargetFactory(target_set__adoption=adoption)
        agreement(city)
        membership = observatory.NetworkMembershipFactory(city=city, is_public=True)
        membership.source = observatory.SourceFactory(city=city, is_public=True)
        membership.save()
        observatory.LessonFactory(city=city, is_public=True)
        observatory.BudgetYearFactory(city=city, year=2020 + number, is_public=True, planned=100)
        strategy = observatory.StrategyFactory(city=city, is_public=True)
        observatory.ObjectiveFactory(strategy=strategy, is_public=True)
        dialogues.DialogueFactory(city=city, is_public=True, is_closed=True)
        reporting.EditionFactory(report__city=city, report__period=indicators.PeriodFactory(code=str(2020 + number)))
    return city


def hide_everything(city):
    """Fill a city with what nobody outside may see, every name of it holding the canary."""
    draft = indicators.AdoptedIndicatorFactory(city=city)
    for state in (State.DRAFT, State.SUBMITTED, State.RETURNED):
        year = str(2031 + list(State).index(state))
        value(draft, year, 987654, state=state, approved_at=None, source_text=f"{CANARY} source", note=f"{CANARY} note")
    own = {"city": city, "indicator__city": city, "indicator__name": f"{CANARY} indicator"}
    inner = indicators.AdoptedIndicatorFactory(**own, is_public=False)
    value(inner, number=987654)
    retired = indicators.AdoptedIndicatorFactory(**own, retired_on="2025-01-01")
    value(retired, number=987654)
    secret = {"city": city, "is_public": False}
    source = observatory.SourceFactory(**secret, title=f"{CANARY} source", url="https://example.org/canary")
    agreed = observatory.AgreementFactory(**secret, title=f"{CANARY} agreement", counterparts=f"{CANARY} partner")
    observatory.AgreementFactory(
        city=city,
        title="Open one",
        is_public=True,
        source=source,
        document=source,
        note=f"{CANARY} note",
        responsible=f"{CANARY} person",
        department=observatory.DepartmentFactory(**secret, name=f"{CANARY} department"),
    ).activities.add(observatory.ActivityFactory(**secret, title=f"{CANARY} activity"))
    observatory.NetworkMembershipFactory(**secret, network__name=f"{CANARY} network")
    observatory.NetworkMembershipFactory(city=city, is_public=True, source=source, note=f"{CANARY} note")
    observatory.LessonFactory(**secret, title=f"{CANARY} lesson")
    observatory.BudgetYearFactory(**secret, year=1999, note=f"{CANARY} note", planned=987654)
    observatory.BudgetYearFactory(city=city, is_public=True, year=2001, source=source, note=f"{CANARY} note")
    strategy = observatory.StrategyFactory(**secret, title=f"{CANARY} strategy")
    observatory.ObjectiveFactory(strategy=strategy, is_public=True, title=f"{CANARY} objective")
    observatory.AgreementFactory(city=city, title=f"{CANARY} gone", is_public=True, removed_at=timezone.now())
    dialogues.DialogueFactory(city=city, is_public=True, is_closed=False, title=f"{CANARY} open dialogue")
    dialogues.DialogueFactory(**secret, is_closed=True, title=f"{CANARY} dialogue")
    reporting.ReportFactory(city=city, title=f"{CANARY} report", period=indicators.PeriodFactory(code="2011"))
    gone = {"report__city": city, "report__removed_at": timezone.now(), "title": f"{CANARY} edition"}
    reporting.EditionFactory(**gone, report__period=indicators.PeriodFactory(code="2012"))
    return draft, inner, agreed
