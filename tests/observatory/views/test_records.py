"""Every noun of the register has the same pages; what holds for one is tried on all."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from observatory.history import snapshot
from observatory.models import Activity, Agreement, Change
from observatory.services.codes import key_of
from observatory.views import nouns
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db

ALL = [
    (nouns.ACTIVITY, make.ActivityFactory, {"kind": "meeting", "title": "A meeting", "starts_on": "9/3/2026"}),
    (nouns.AGREEMENT, make.AgreementFactory, {"kind": "twinning", "title": "A twinning"}),
    (nouns.BUDGET, make.BudgetYearFactory, {"year": "2024", "planned": "0", "currency": "COP"}),
    (
        nouns.BUDGET_LINE,
        make.BudgetLineFactory,
        {"title": "Missions", "year": "2024", "planned": "0", "funding_source": "own"},
    ),
    (nouns.DEPARTMENT, make.DepartmentFactory, {"name": "Culture", "kind": "central"}),
    (nouns.GOAL, make.GovernmentGoalFactory, {"title": "Cleaner air", "axis": "Environment"}),
    (nouns.INSTRUMENT, make.PlanningInstrumentFactory, {"title": "Government plan", "kind": "development"}),
    (nouns.LEGAL, make.LegalInstrumentFactory, {"title": "Decree 163", "kind": "decree"}),
    (
        nouns.LESSON,
        make.LessonFactory,
        {"title": "Too late", "happened_on": "9/3/2026", "tried": "A call", "happened": "Nobody came"},
    ),
    (nouns.NEED, make.NeedFactory, {"title": "To learn how others keep rivers clean"}),
    (nouns.NETWORK, make.NetworkMembershipFactory, {"new_name": "Cities of rivers"}),
    (nouns.OFFER, make.OfferFactory, {"title": "How to keep a river clean"}),
    (nouns.OPPORTUNITY, make.OpportunityFactory, {"kind": "call", "title": "Horizon", "closes_on": "9/3/2027"}),
    (nouns.PRACTICE, make.GoodPracticeFactory, {"title": "Open rivers", "summary": "Rivers as public space"}),
    (nouns.PROJECT, make.ProjectFactory, {"title": "Rivers and people"}),
    (nouns.OFFICE_ABROAD, make.OfficeAbroadFactory, {"name": "House in Cali", "country": "CO"}),
    (nouns.POSITION, make.StaffPositionFactory, {"title": "Cooperation officer"}),
    (nouns.SOURCE, make.SourceFactory, {"title": "Minutes", "url": "https://example.org/minutes"}),
    (nouns.STRATEGY, make.StrategyFactory, {"title": "Plan", "starts_on": "2024", "status": "draft"}),
]
each_noun = pytest.mark.parametrize(("noun", "factory", "typed"), ALL, ids=[noun.name for noun, *_rest in ALL])
each_page = pytest.mark.parametrize("act", ["detail", "edit", "remove", "history"])


def made(factory, city, **values):
    return factory(city=city, **values)


@each_noun
def test_what_a_form_asks_at_once_is_enough_to_log(desk, city, staff, noun, factory, typed):
    response = desk.post(noun.address("new", city), typed)

    record = noun.model.objects.get(city=city)
    assert response.status_code == 302, response.context["form"].errors
    assert response["Location"] == noun.address("detail", city, record)
    assert record.code
    assert Change.objects.get(record=noun.model._meta.label_lower, action="created").by == staff
    assert not record.is_public


@each_noun
def test_the_page_after_saving_says_so_and_tells_the_history(desk, city, noun, factory, typed):
    response = desk.post(noun.address("new", city), typed, follow=True)

    assert "Saved:" in response.content.decode()
    assert "Logged for the first time" in response.content.decode()


@each_noun
def test_an_empty_form_is_refused_with_a_summary_and_an_error_in_the_title(desk, city, noun, factory, typed):
    response = desk.post(noun.address("new", city), {})

    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert "<title>Error:" in response.content.decode()
    assert not noun.model.objects.filter(city=city).exists()


@each_noun
def test_a_form_with_an_error_keeps_what_was_typed(desk, city, noun, factory, typed):
    first = next(name for name in typed if name not in {"kind", "currency", "status"})
    response = desk.post(noun.address("new", city), typed | {"is_public": "on", first: ""})

    for name, value in typed.items():
        assert name == first or str(response.context["form"][name].value()) == value


@each_noun
def test_an_empty_list_says_what_to_do(desk, city, noun, factory, typed):
    body = desk.get(noun.address("list", city)).content.decode()

    assert str(noun.words["none"]) in body
    assert noun.address("new", city) in body


@each_noun
def test_a_list_shows_the_records_of_this_city_alone(desk, city, noun, factory, typed):
    own, foreign = made(factory, city), factory()

    body = desk.get(noun.address("list", city)).content.decode()

    assert noun.address("detail", city, own) in body
    assert str(foreign.uuid) not in body
    assert desk.get(noun.address("list", city)).context["page"].paginator.count == 1


@each_noun
def test_a_list_costs_the_same_for_one_row_and_for_three(desk, city, noun, factory, typed):
    years = [{"year": year} if noun is nouns.BUDGET else {} for year in (2021, 2022, 2023)]
    made(factory, city, **years[0])
    desk.get(noun.address("list", city))
    with CaptureQueriesContext(
        connection,
    ) as one:
        desk.get(noun.address("list", city))
    made(factory, city, **years[1])
    made(factory, city, **years[2])
    with CaptureQueriesContext(connection) as three:
        desk.get(noun.address("list", city))

    assert len(one) == len(three)


@each_noun
def test_every_order_of_a_list_can_be_asked_for(desk, city, noun, factory, typed):
    made(factory, city)

    for sort in noun.sorts:
        assert desk.get(noun.address("list", city), {"sort": sort}).status_code == 200
        assert desk.get(noun.address("list", city), {"sort": f"-{sort}"}).context["sort"] == f"-{sort}"
    assert desk.get(noun.address("list", city), {"sort": "city__uuid"}).context["sort"] == noun.default_sort


@each_noun
def test_a_word_searches_the_list(desk, city, noun, factory, typed):
    made(factory, city)

    assert desk.get(noun.address("list", city), {"q": "zzz"}).context["page"].paginator.count == 0
    assert "Nothing fits" in desk.get(noun.address("list", city), {"q": "zzz"}).content.decode()


@each_noun
def test_answers_that_make_no_sense_do_not_break_a_list(desk, city, noun, factory, typed):
    made(factory, city)
    answers = dict.fromkeys(noun.by, "nonsense") | {"page": "x", "sort": "'"}

    assert desk.get(noun.address("list", city), answers).status_code == 200


@each_noun
@each_page
def test_whoever_works_in_the_city_opens_every_page_of_a_record(desk, city, noun, factory, typed, act):
    assert desk.get(noun.address(act, city, made(factory, city))).status_code == 200


@each_noun
@each_page
def test_whoever_works_in_another_city_finds_nothing(client, city, stranger, noun, factory, typed, act):
    client.force_login(stranger)

    assert client.get(noun.address(act, city, made(factory, city))).status_code == 404
    assert client.get(noun.address("list", city)).status_code == 404
    assert client.get(noun.address("new", city)).status_code == 404
    assert client.post(noun.address("new", city), typed).status_code == 404


@each_noun
@each_page
def test_a_record_of_another_city_is_not_found_under_ones_own(desk, city, noun, factory, typed, act):
    foreign = factory()

    assert desk.get(noun.address(act, city, foreign)).status_code == 404
    assert desk.post(noun.address("restore", city, foreign)).status_code == 404


@each_noun
def test_nobody_comes_in_without_logging_in(client, city, noun, factory, typed):
    response = client.get(noun.address("list", city))

    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


@each_noun
def test_a_removed_record_is_gone_and_can_be_put_back(desk, city, noun, factory, typed):
    record = made(factory, city)
    response = desk.post(noun.address("remove", city, record), follow=True)

    assert desk.get(noun.address("detail", city, record)).status_code == 404
    assert noun.address("restore", city, record) in response.content.decode()

    restored = desk.post(noun.address("restore", city, record), follow=True)

    assert restored.status_code == 200
    assert "Put back on the register" in restored.content.decode()
    record.refresh_from_db()
    assert record.removed_at is None
    acts = Change.objects.filter(record_uuid=record.uuid).values_list("action", flat=True)
    assert list(acts) == ["restored", "removed"]


@each_noun
def test_asking_before_removing_changes_nothing(desk, city, noun, factory, typed):
    record = made(factory, city)

    assert "Take" in desk.get(noun.address("remove", city, record)).content.decode()
    assert desk.get(noun.address("restore", city, record)).status_code == 404
    record.refresh_from_db()
    assert record.removed_at is None


@each_noun
def test_an_edit_is_saved_and_told_before_and_after(desk, city, noun, factory, typed):
    record = noun.model.objects.get(pk=made(factory, city).pk)
    if noun is nouns.NETWORK:
        typed = {"network": record.network_id, "role": "Chair"}
    response = desk.post(noun.address("edit", city, record), typed | {"version": record.version}, follow=True)

    assert response.redirect_chain, response.context["form"].errors
    record.refresh_from_db()
    assert record.version == 2
    change = Change.objects.get(record_uuid=record.uuid)
    assert change.action == "changed"
    assert change.before != change.after
    assert "diff" in response.content.decode()


@each_noun
def test_saving_a_form_as_it_was_opened_changes_nothing(desk, city, noun, factory, typed):
    record = noun.model.objects.get(pk=made(factory, city, code="kept", **fullest(noun, city)).pk)
    before = snapshot(record)
    form = desk.get(noun.address("edit", city, record)).context["form"]
    as_shown = {name: form[name].value() for name in form.fields}

    response = desk.post(
        noun.address("edit", city, record), {k: v for k, v in as_shown.items() if v not in (None, False)}
    )

    assert response.status_code == 302, response.context["form"].errors
    assert snapshot(noun.model.objects.get(pk=record.pk)) == before


def fullest(noun, city):
    """Values that are not what a form would fill in by itself."""
    peso, country = make.CurrencyFactory(code="ARS"), make.CountryFactory(code="AR")
    day = dt.date(2020, 5, 1)
    partner = make.CityFactory(is_observed=False, country=country, name="Rosario", name_key="rosario")
    return {
        "activity": {
            "country": country, "currency": peso, "cost": Decimal("1234.50"), "starts_on": day,
            "starts_on_precision": "month", "topics": ["ports", "water"], "motivation": "planned",
            "hours": Decimal("1.25"),
        },
        "agreement": {
            "counterpart_city": partner,
            "counterpart_country": country, "signed_on": day, "signed_on_precision": "month",
            "ends_on": dt.date(2030, 12, 31), "status": "in-force", "department": make.DepartmentFactory(city=city),
        },
        "budget": {"currency": peso, "planned": Decimal("54619000000.10"), "executed": Decimal(0)},
        "budget-line": {
            "currency": peso, "planned": Decimal("1000.50"), "executed": Decimal(0), "funding_source": "cooperation",
            "purpose": "exchanges", "area_of_action": "economy", "department": make.DepartmentFactory(city=city),
        },
        "department": {"kind": "local"},
        "goal": {"axis": "Air", "instrument": make.PlanningInstrumentFactory(city=city)},
        "instrument": {
            "starts_on": day, "ends_on": dt.date(2027, 12, 31), "approved_on": day, "legislative_approval": "approved",
            "legislative_approval_on": day,
        },
        "legal-instrument": {
            "kind": "ordinance", "adopted_on": day, "adopted_on_precision": "month", "ended_on": dt.date(2030, 12, 31),
        },
        "lesson": {"is_failure": False, "is_public": True},
        "need": {"since": day, "topics": ["water"], "is_open": False, "department": make.DepartmentFactory(city=city)},
        "offer": {"since": day, "area_of_action": "cooperation", "practice": make.GoodPracticeFactory(city=city)},
        "opportunity": {
            "amount": Decimal("0.50"), "currency": peso, "status": "lost", "opens_on": day, "identified_on": day,
        },
        "practice": {"topics": ["water"], "problem": "Floods"},
        "project": {
            "budget": Decimal("54619000000.10"), "currency": peso, "starts_on": day, "starts_on_precision": "month",
            "ends_on": dt.date(2027, 12, 31), "modality": "triangular", "status": "running",
        },
        "network": {"fee": Decimal("10.50"), "currency": peso, "joined_on": day, "joined_on_precision": "month"},
        "office-abroad": {"country": country, "opened_on": day, "opened_on_precision": "month"},
        "position": {"functions": ["networks"], "hours": Decimal("20.5")},
        "source": {"published_on": dt.date(2020, 5, 1)},
        "strategy": {"status": "adopted", "ends_on": dt.date(2027, 12, 31)},
    }[noun.name]  # fmt: skip


@each_noun
def test_a_save_over_somebody_elses_shows_both_and_then_goes_through(desk, city, noun, factory, typed):
    record = noun.model.objects.get(pk=made(factory, city).pk)
    if noun is nouns.NETWORK:
        typed = {"network": record.network_id, "role": "Chair"}
    noun.model.objects.filter(pk=record.pk).update(version=2)
    late = typed | {"version": 1}

    response = desk.post(noun.address("edit", city, record), late)

    assert response.status_code == 409
    assert "saved a change here while you were writing" in response.content.decode()
    record.refresh_from_db()
    assert record.version == 2

    again = desk.post(
        noun.address("edit", city, record), late | {"version": response.context["form"]["version"].value()}
    )

    assert again.status_code == 302


@each_noun
def test_a_new_form_may_start_from_a_copy(desk, city, noun, factory, typed):
    record = made(factory, city)
    form = desk.get(f"{noun.address('new', city)}?copy={key_of(record)}").context["form"]

    name = "network" if noun is nouns.NETWORK else next(iter(typed))
    assert form[name].value()
    assert "version" not in form.fields


@each_noun
def test_saving_and_logging_another_comes_back_to_the_form(desk, city, noun, factory, typed):
    response = desk.post(noun.address("new", city), typed | {"another": "yes"})

    assert response["Location"] == noun.address("new", city)


@each_noun
def test_a_record_that_was_imported_says_from_which_cells(desk, city, noun, factory, typed):
    record = made(factory, city)
    batch = make.ImportBatchFactory(city=city, filename="acuerdos 2019.xlsx")
    make.ImportedRowFactory(
        batch=batch,
        sheet="Hoja1",
        row=7,
        record=noun.model._meta.label_lower,
        record_uuid=record.uuid,
        raw={"Firma": "2019"},
    )

    body = desk.get(noun.address("detail", city, record)).content.decode()

    assert "acuerdos 2019.xlsx" in body
    assert "Hoja1" in body
    assert "Firma" in body


def test_a_list_is_cut_into_pages(desk, city):
    make.AgreementFactory.create_batch(26, city=city)

    second = desk.get(nouns.AGREEMENT.address("list", city), {"kind": "twinning", "page": 2})

    assert len(second.context["page"]) == 1
    assert (
        "?page=1&amp;kind=twinning" in second.content.decode() or "?kind=twinning&amp;page=1" in second.content.decode()
    )


def test_filters_of_a_list_narrow_it(desk, city):
    department = make.DepartmentFactory(city=city)
    make.AgreementFactory(city=city, kind="letter", department=department)
    make.AgreementFactory(city=city, kind="twinning")
    rows = nouns.AGREEMENT.address("list", city)

    assert desk.get(rows, {"kind": "letter"}).context["page"].paginator.count == 1
    assert desk.get(rows, {"department": department.uuid}).context["page"].paginator.count == 1
    assert desk.get(rows, {"department": make.DepartmentFactory().uuid}).context["page"].paginator.count == 2


@pytest.mark.parametrize("words", ["mexico", "MÉXICO", "méx hermana", "hermanamiento"])
def test_a_search_asks_neither_for_accents_nor_for_capitals(desk, city, words):
    mexico = make.CityFactory(is_observed=False, name="Ciudad de México")
    make.AgreementFactory(city=city, title="Hermanamiento", counterpart_city=mexico)
    make.AgreementFactory(city=city, title="Other")
    rows = nouns.AGREEMENT.address("list", city)

    assert desk.get(rows, {"q": words}).context["page"].paginator.count == 1


def test_a_list_goes_both_ways(desk, city):
    for title, day in [("b", dt.date(2020, 1, 1)), ("a", dt.date(2021, 1, 1))]:
        make.AgreementFactory(city=city, title=title, signed_on=day)
    rows = nouns.AGREEMENT.address("list", city)

    assert [each.title for each in desk.get(rows, {"sort": "title"}).context["page"]] == ["a", "b"]
    assert [each.title for each in desk.get(rows, {"sort": "-title"}).context["page"]] == ["b", "a"]
    assert [each.title for each in desk.get(rows).context["page"]] == ["a", "b"]


def test_a_city_that_took_the_place_of_a_removed_record_keeps_it(desk, city):
    removed = make.BudgetYearFactory(city=city, year=2025)
    desk.post(nouns.BUDGET.address("remove", city, removed))
    make.BudgetYearFactory(city=city, year=2025)

    response = desk.post(nouns.BUDGET.address("restore", city, removed), follow=True)

    assert "another record has taken its place" in response.content.decode()


def test_a_record_put_back_gets_another_code_where_its_own_is_taken(desk, city):
    removed = make.AgreementFactory(city=city, code="rosario")
    desk.post(nouns.AGREEMENT.address("remove", city, removed))
    make.AgreementFactory(city=city, code="rosario")

    desk.post(nouns.AGREEMENT.address("restore", city, Agreement.objects.get(pk=removed.pk)))

    removed.refresh_from_db()
    assert (removed.removed_at, removed.code) == (None, "rosario-2")


def test_a_new_activity_starts_from_what_the_address_says(desk, city):
    agreement, foreign = make.AgreementFactory(city=city), make.AgreementFactory()
    new = nouns.ACTIVITY.address("new", city)
    form = desk.get(new, {"kind": "exchange", "agreements": agreement.uuid}).context["form"]

    assert form["kind"].value() == "exchange"
    assert form["agreements"].value() == [agreement.pk]
    assert desk.get(new, {"agreements": foreign.uuid}).context["form"]["agreements"].value() == []
    assert desk.get(new, {"country": "nowhere"}).status_code == 200


def test_a_link_cannot_make_a_new_record_public(desk, city):
    form = desk.get(nouns.ACTIVITY.address("new", city), {"is_public": "on", "title": "Given"}).context["form"]

    assert (form["title"].value(), form["is_public"].value()) == ("Given", False)


def logged_by(user, record):
    change = {"city": record.city, "record": record._meta.label_lower, "record_uuid": record.uuid}
    make.ChangeFactory(**change, by=user)


def test_the_last_one_that_oneself_logged_can_be_duplicated(desk, city, staff, director):
    for user, code in ((staff, "mine"), (director, "theirs")):
        logged_by(user, make.ActivityFactory(city=city, code=code))
    logged_by(staff, make.ActivityFactory(city=city, code="gone", removed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    logged_by(staff, make.MissionFactory(activity__city=city, activity__code="trip").activity)

    assert "?copy=trip" in desk.get(nouns.ACTIVITY.address("new", city)).content.decode()
    assert "?copy=trip" in desk.get(nouns.MISSION.address("new", city)).content.decode()


def test_there_is_nothing_to_duplicate_before_one_has_logged_anything(desk, city):
    make.ActivityFactory(city=city)

    assert "?copy=" not in desk.get(nouns.ACTIVITY.address("new", city)).content.decode()


def test_a_copy_of_another_citys_record_is_not_made(desk, city):
    foreign = make.ActivityFactory(title="A secret", code="secret")

    assert "A secret" not in desk.get(f"{nouns.ACTIVITY.address('new', city)}?copy={key_of(foreign)}").content.decode()


def test_a_long_history_has_its_own_page(desk, city, staff):
    record = make.AgreementFactory(city=city)
    for n in range(7):
        make.ChangeFactory(
            city=city, record_uuid=record.uuid, by=staff, before={"title": f"{n}"}, after={"title": f"{n + 1}"}
        )

    assert "The whole history (7)" in desk.get(nouns.AGREEMENT.address("detail", city, record)).content.decode()
    assert desk.get(nouns.AGREEMENT.address("history", city, record)).content.decode().count('class="event"') == 7


def test_a_mission_is_an_activity_with_more_to_tell(desk, city):
    typed = {"kind": "mission-out", "title": "To Lima", "starts_on": "2026-03", "destination": "Lima", "delegates": "3"}
    desk.post(nouns.MISSION.address("new", city), typed)

    activity = Activity.objects.get(city=city)
    assert (activity.mission.destination, activity.mission.delegates) == ("Lima", 3)
    assert activity.starts_on_precision == "month"

    edited = typed | {"version": 1, "destination": "Quito", "starts_on": "March 2026"}
    desk.post(nouns.MISSION.address("edit", city, activity), edited)

    change = Change.objects.get(action="changed")
    assert (change.before["destination"], change.after["destination"]) == ("Lima", "Quito")
    assert "Quito" in desk.get(nouns.MISSION.address("history", city, activity)).content.decode()


def test_a_mission_logged_as_an_activity_is_found_among_the_missions(desk, city):
    desk.post(nouns.ACTIVITY.address("new", city), {"kind": "visit-in", "title": "Maputo", "starts_on": "2026-03-09"})

    activity = Activity.objects.get(city=city)
    assert desk.get(nouns.MISSION.address("list", city)).context["page"].paginator.count == 1
    assert (
        nouns.MISSION.address("detail", city, activity)
        in desk.get(nouns.ACTIVITY.address("list", city)).content.decode()
    )


def test_a_mission_saved_over_somebody_elses_shows_both(desk, city):
    activity = make.MissionFactory(activity__city=city, destination="Lima").activity
    Activity.objects.filter(pk=activity.pk).update(version=2)
    typed = {"kind": "mission-out", "title": "To Quito", "starts_on": "2026", "version": 1}

    response = desk.post(nouns.MISSION.address("edit", city, activity), typed)

    assert response.status_code == 409
    assert ("Title", activity.title, "To Quito") in response.context["conflict_rows"]


def test_missions_cost_the_same_for_one_row_and_for_three(desk, city):
    address = nouns.MISSION.address("list", city)
    make.MissionFactory(activity__city=city)
    desk.get(address)
    with CaptureQueriesContext(connection) as one:
        desk.get(address)
    make.MissionFactory.create_batch(2, activity__city=city)
    with CaptureQueriesContext(connection) as three:
        desk.get(address)

    assert len(one) == len(three)


def an_objective(city):
    return make.ObjectiveFactory(strategy=make.StrategyFactory(city=city))


def a_mission(city):
    return make.MissionFactory(activity__city=city).activity


OTHERS = pytest.mark.parametrize(("noun", "made_in"), [(nouns.OBJECTIVE, an_objective), (nouns.MISSION, a_mission)])


@OTHERS
@each_page
def test_objectives_and_missions_open_to_their_city_alone(client, city, staff, stranger, noun, made_in, act):
    address = noun.address(act, city, made_in(city))

    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.force_login(staff)
    assert client.get(address).status_code == 200
    assert client.get(noun.address(act, city, made_in(make.CityFactory()))).status_code == 404


def test_objectives_cost_the_same_for_one_row_and_for_three(desk, city):
    address = nouns.OBJECTIVE.address("list", city)
    an_objective(city)
    desk.get(address)
    with CaptureQueriesContext(connection) as one:
        desk.get(address)
    an_objective(city)
    an_objective(city)
    with CaptureQueriesContext(connection) as three:
        desk.get(address)

    assert len(one) == len(three)


def test_an_objective_without_a_number_gets_a_code_of_its_title(desk, city):
    strategy = make.StrategyFactory(city=city)
    desk.post(nouns.OBJECTIVE.address("new", city), {"strategy": strategy.pk, "title": "Learn from ports"})

    assert strategy.objectives.get().code == "learn-from-ports"
