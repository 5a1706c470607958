import pytest

from indicators.choices import Level, State
from observatory.choices import ActivityKind
from reporting.dashboards.changes import LOGGED
from reporting.dashboards.counters import COUNTED, counts
from reporting.dashboards.money import money
from reporting.dashboards.pulse import PARTS
from reporting.dashboards.rows import INDICATORS, MONEY, NoSuchNumber, rows_behind
from tests.factories.dialogues import DialogueFactory
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    BudgetYearFactory,
    ChangeFactory,
    CurrencyFactory,
    InvestmentFactory,
    NetworkMembershipFactory,
    ProjectFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def listed(name, here, **asked):
    found = rows_behind(name, asked, here)
    return found.on(found.found)


def test_a_number_that_does_not_exist_has_no_rows(here):
    with pytest.raises(NoSuchNumber):
        rows_behind("secrets", {}, here)


@pytest.mark.parametrize("name", [*COUNTED, *PARTS, *INDICATORS, *MONEY, "undecided", "new"])
def test_every_number_has_a_title_and_may_have_no_rows(here, name):
    found = rows_behind(name, {}, here)

    assert found.title
    assert found.on(found.found) == []


def test_records_are_listed_with_their_pages(city, here):
    AgreementFactory(city=city, title="Ties", code="ties", signed_on="2024-03-01", signed_on_precision="year")
    ActivityFactory(city=city, title="Trip", code="trip", kind=ActivityKind.MISSION_OUT)
    ActivityFactory(city=city, title="Talks", code="talks", motivation="planned")
    DialogueFactory(city=city, title="Table", code="table")
    NetworkMembershipFactory(city=city, code="net", network__name="UCLG", joined_on="2020-01-01")

    rows = {name: listed(name, here)[0] for name in ("agreements", "missions", "planned", "dialogues", "networks")}

    assert [row.title for row in rows.values()] == ["Ties", "Trip", "Talks", "Table", "UCLG"]
    assert rows["agreements"].when == "2024"
    assert rows["agreements"].href.endswith("/agreements/ties/")
    assert rows["missions"].href.endswith("/missions/trip/")
    assert rows["networks"].href.endswith("/networks/net/")


def test_a_network_that_was_left_and_joined_again_is_counted_and_listed_once(city, here):
    first = NetworkMembershipFactory(city=city)
    NetworkMembershipFactory(city=city, network=first.network)

    assert counts(here)["networks"][0] == len(listed("networks", here)) == 1


def test_an_undated_record_says_no_date(city, here):
    AgreementFactory(city=city)
    NetworkMembershipFactory(city=city)

    assert (listed("agreements", here)[0].when, listed("networks", here)[0].when) == ("", "")


def test_agreements_are_listed_by_pulse(city, here):
    AgreementFactory(city=city, title="Asleep")
    AgreementFactory(city=city, title="Over", ends_on="2025-01-01")

    assert [row.title for row in listed("dormant", here)] == ["Asleep"]
    assert [row.title for row in listed("undecided", here)] == ["Asleep", "Over"]


def test_indicators_are_listed_by_level_and_result(city, here):
    one = AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(name="One", level=Level.IMPACT))
    AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(name="Two", level=Level.INPUT))
    MeasurementFactory(
        city=city, indicator=one.indicator, value=3, state=State.APPROVED, approved_at="2026-03-09T12:00Z"
    )

    assert [row.title for row in listed("in-use", here, level="impact")] == ["One"]
    assert [row.what for row in listed("in-use", here)] == ["3", "no data"]
    assert [row.title for row in listed("approved", here)] == ["One"]
    assert listed("results", here, dimension="institutional", result="behind") == []


def test_the_title_names_the_dimension_asked_for(here):
    found = rows_behind("results", {"dimension": "political"}, here)

    assert found.title == "Indicators with a target, Political, 2025"


def test_new_lines_of_the_log_are_listed_with_who_wrote_them(city, here):
    agreement = AgreementFactory(city=city)
    at = {"city": city, "at": "2026-03-01T12:00Z"}
    ChangeFactory(label="Ties", record_uuid=agreement.uuid, by=UserFactory(name="Ana"), **at)
    ChangeFactory(label="Report", record="reporting.report", action="published", **at)

    report, ties = listed("new", here)

    assert (ties.title, ties.what) == ("Ties", "Ana")
    assert ties.href.endswith(f"/agreements/{agreement.uuid}/")
    assert (report.href, report.what) == ("", "The system")
    assert [row.title for row in listed("new", here, record="observatory.agreement")] == ["Ties"]
    assert len(LOGGED) == 5


def test_money_leads_to_the_rows_of_its_sum(city, here):
    year = here.period.starts_on.year
    BudgetYearFactory(city=city, year=year, currency__code="COP", executed=100)
    BudgetYearFactory(city=city, year=year - 1, currency__code="COP", executed=50)
    project = ProjectFactory(city=city, title="A line that runs")
    InvestmentFactory(project=project, year=year, amount=7, currency=CurrencyFactory(code="EUR"))
    InvestmentFactory(project=project, year=year, amount=8, currency=CurrencyFactory(code="USD"))
    InvestmentFactory(project=project, year=year, amount=None)
    lines = {href.partition("?")[0].split("/")[-2]: href for _value, _label, href in money(here).lines}

    assert [row.when for row in listed("executed", here, currency="COP")] == [str(year)]
    assert [(row.title, row.what) for row in listed("invested", here, currency="EUR")] == [("A line that runs", "€7")]
    assert lines.keys() == {"executed", "invested"}
