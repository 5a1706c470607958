"""The pages of the map: four views of one question, what is kept, compared, merged, and what citizens see."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import translation

from actors.choices import Group
from actors.models import Actor, Assessment, MapSnapshot, Relation
from actors.services.merging import merge
from actors.today import influential_not_contacted
from actors.views import drawing
from observatory.choices import Role
from tests.factories.actors import ActorFactory, AssessmentFactory, MapSnapshotFactory, RelationFactory
from tests.factories.observatory import CityFactory, MembershipFactory, ProjectFactory, UserFactory

pytestmark = pytest.mark.django_db
VIEWS = ("work-actors", "actor-matrix", "actor-network", "actor-relations")


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def city(client):
    membership = MembershipFactory(role=Role.STAFF)
    client.force_login(membership.user)
    return membership.city


@pytest.fixture
def see(client):
    def seen(name, *args, **query):
        response = client.get(reverse(name, args=args), query)
        return response, response.content.decode()

    return seen


@pytest.fixture
def port(city):
    """A port that funds a university, both assessed."""
    port = ActorFactory(city=city, name="The Port", group=Group.PRIVATE, code="port")
    university = ActorFactory(city=city, name="The University", group=Group.ACADEMIC, code="university")
    ActorFactory(city=city, name="The Paper", group=Group.MEDIA)
    AssessmentFactory(actor=port, power=5, interest=5, affected=5)
    AssessmentFactory(actor=university, power=2, interest=4)
    RelationFactory(from_actor=port, to_actor=university, evidence="They said so")
    return port


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_the_same_actors_and_hands_the_question_on(see, city, port, view):
    response, page = see(view, city.code, group="private")

    assert [actor.name for actor in response.context["map"].actors] == ["The Port"]
    assert all(f"{reverse(other, args=[city.code])}?group=private" in page for other in VIEWS)


def test_the_matrix_puts_each_where_it_was_read_and_tells_who_was_not(see, city, port):
    response, page = see("actor-matrix", city.code)

    (power, cells) = response.context["rows"][0]
    assert (power, [actor.name for actor in cells[4]["actors"]]) == (5, ["The Port"])
    assert "much affected" in page
    assert [actor.name for actor in response.context["unread"]] == ["The Paper"]
    assert [actor.name for actor in response.context["attention"]] == ["The Port"]


def test_a_full_cell_leads_to_all_who_stand_in_it(see, city):
    for _each in range(9):
        AssessmentFactory(actor=ActorFactory(city=city), power=1, interest=1)

    assert "?power=1&amp;interest=1" in see("actor-matrix", city.code)[1]
    assert len(see("work-actors", city.code, power=1, interest=1)[0].context["page"]) == 9
    assert len(see("work-actors", city.code, power=2)[0].context["map"].actors) == 0


def test_nobody_assessed_is_said(see, city):
    ActorFactory(city=city)

    assert "power and interest are told yet" in see("actor-matrix", city.code)[1]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"contacted": "no"}, ["The Paper", "The Port", "The University"]),
        ({"contacted": "yes"}, []),
        ({"public": "no", "q": "the p"}, ["The Paper", "The Port"]),
        ({"power": "nonsense", "q": "PORT"}, ["The Port"]),
        ({"sort": "-power"}, ["The Port", "The University", "The Paper"]),
    ],
    ids=str,
)
def test_the_map_is_narrowed_and_ordered(see, city, port, query, names):
    found = see("work-actors", city.code, **query)[0].context

    assert [actor.name for actor in found.get("page", ())] == names


def test_the_relations_are_a_table_with_who_said_so_and_a_file(see, city, port, client):
    _response, page = see("actor-relations", city.code)
    file, text = see("actor-relations", city.code, **{"as": "csv"})

    assert "They said so" in page
    assert file["Content-Type"].startswith("text/csv")
    assert re.search("port,university,.*works-with,,,They said so", text)
    assert "The Port" in see("work-actors", city.code, **{"as": "csv"})[1]


def test_a_drawing_of_too_many_is_refused_and_the_most_tied_are_offered(see, city, port, monkeypatch):
    monkeypatch.setattr(drawing, "MOST", 2)

    _response, page = see("actor-network", city.code)
    some, drawn = see("actor-network", city.code, most="60")

    assert "would tell nothing" in page
    assert 'class="map"' not in page
    assert sorted(node.actor.name for node in some.context["drawing"].nodes) == ["The Port", "The University"]
    assert "These are the 2 actors with most ties" in drawn


def test_the_drawing_names_all_and_is_made_without_scripts_or_styles(see, city, port):
    _response, page = see("actor-network", city.code)

    svg = page[page.index('<svg class="map"') : page.index("</svg>", page.index('<svg class="map"'))]
    assert svg.count("<a href") == 3
    assert svg.count("map-line--said") == 1
    assert "style=" not in svg


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_costs_the_same_queries_however_many_actors(see, city, port, view, django_assert_max_num_queries):
    with django_assert_max_num_queries(17):
        see(view, city.code)
    for _each in range(5):
        RelationFactory(from_actor=ActorFactory(city=city), to_actor=port)
    with django_assert_max_num_queries(17):
        see(view, city.code)


def test_an_assessment_is_refused_without_a_level_and_twice_on_a_day(client, city, port):
    address = reverse("assessment-new", args=[city.code])
    said = {"actor": port.pk, "assessed_on": "2025-01-20", "assessed_by": "The table"}

    assert "Say at least one of the four" in client.post(address, said).content.decode()
    assert "already assessed on this day" in client.post(address, said | {"power": 4}).content.decode()
    client.post(address, said | {"power": 4, "assessed_on": "2025-01-21"})
    assert Assessment.objects.filter(power=4, interest=None).exists()


def test_a_relation_is_refused_with_itself_and_twice(client, city, port):
    address = reverse("relation-new", args=[city.code])
    university = Actor.objects.get(code="university")
    said = {"from_actor": port.pk, "kind": "works-with", "to_actor": university.pk}

    assert "no relation with itself" in client.post(address, said | {"to_actor": port.pk}).content.decode()
    assert "written down already" in client.post(address, said).content.decode()
    client.post(address, said | {"kind": "funds", "starts_on": "2024"})
    assert Relation.objects.get(kind="funds").starts_on_precision == "year"


def test_an_actor_is_no_part_of_its_own_part_and_fits_its_group(client, city, port):
    part = ActorFactory(city=city, parent=port)
    said = {"name": "The Port", "group": "private", "version": 1, "parent": part.pk, "subkind": "university"}

    page = client.post(reverse("actor-edit", args=[city.code, "port"]), said).content.decode()

    assert "itself part of this actor" in page
    assert "not a sub-kind of the group" in page


def test_a_kept_map_keeps_and_is_compared_with_today(client, see, city, port):
    assert "never kept yet" in see("map-compare", city.code)[1]
    client.post(reverse("map-snapshot-new", args=[city.code]), {"title": "Before", "taken_on": "2025-06-01"})
    kept = MapSnapshot.objects.get()
    assert len(kept.frozen["actors"]) == 3
    client.post(reverse("map-snapshot-edit", args=[city.code, kept.code]), {"title": "Kept", "version": kept.version})
    AssessmentFactory(actor=port, assessed_on=datetime.date(2025, 9, 1), power=1)

    _response, page = see("map-compare", city.code)

    assert "5, very high → 1, very low" in page
    assert "Kept" in see("map-snapshot-list", city.code)[1]
    assert "Compare with today" in see("map-snapshot-detail", city.code, kept.code)[1]
    assert see("map-compare", city.code, **{"from": str(MapSnapshotFactory().uuid)})[0].status_code == 404


def test_doubles_are_decided_and_a_merging_is_taken_back(client, see, city):
    one = ActorFactory(city=city, name="Chamber", name_key="chamber", code="one", website="https://example.org")
    two = ActorFactory(city=city, name="The Chamber", name_key="the chamber", code="two", website="https://example.org")
    address = reverse("actor-double", args=[city.code, "one", "two"])
    assert address in see("actor-doubles", city.code)[1]
    versions = {f"version-{each.uuid}": 1 for each in (one, two)}

    client.post(address, {"keep": str(one.uuid)} | versions | {f"version-{two.uuid}": 9})
    assert Actor.objects.kept().count() == 2
    client.post(address, {"keep": str(one.uuid)} | versions)
    assert see("actor-detail", city.code, "two")[0]["Location"].endswith("/actors/one/")
    assert "Merged into it" in see("actor-detail", city.code, "one")[1]
    client.post(reverse("actor-separate", args=[city.code, "one", two.uuid]))
    assert Actor.objects.kept().count() == 2
    assert "seems to be written twice" in see("actor-doubles", city.code)[1]
    client.post(address, {"keep": ""})
    assert see("actor-double", city.code, "one", "one")[0].status_code == 404


def test_a_separation_is_refused_once_another_has_the_name(client, see, city, port):
    other = ActorFactory(city=city, name_key="other")
    merge(port, other, by=UserFactory())
    ActorFactory(city=city, name_key="other")

    client.post(reverse("actor-separate", args=[city.code, "port", other.uuid]))

    assert "cannot be taken back" in see("actor-detail", city.code, "port")[1]


def test_who_takes_part_in_a_project_is_noted_on_its_page(client, see, city, port):
    project = ProjectFactory(city=city, code="river", title="River")

    client.post(reverse("project-actors", args=[city.code, "river"]), {"actors": [str(port.uuid)]})

    assert project.participations.get().actor == port
    assert "River" in see("actor-detail", city.code, "port")[1]


def test_today_tells_of_the_influential_that_nobody_met(city, port):
    user, today = city.memberships.get().user, datetime.date(2026, 6, 1)

    (need,) = influential_not_contacted(city, user, today)

    assert (need.title, need.detail) == ("The Port", "Influential, and never contacted yet")
    Assessment.objects.update(power=1)
    assert influential_not_contacted(city, user, today) == []


def test_citizens_see_who_agreed_to_be_named_and_never_how_it_is_read(see, client):
    city = CityFactory(is_public=True)
    named = ActorFactory(city=city, name="The Museum", is_public=True, nature="of the sea", group=Group.ACADEMIC)
    ActorFactory(city=city, name="The Secret")
    ActorFactory(city=city, name="The Gone", is_public=True, left_on=datetime.date(2025, 1, 1))
    AssessmentFactory(actor=named, power=5, note="Zxq", assessed_by="Zxq")

    _response, page = see("city-actors", city.code)

    assert "1 organisation takes part" in page
    assert "of the sea" in page
    assert not {word for word in ("The Secret", "The Gone", "Zxq", "power") if word in page}
    assert "Nothing fits" in see("city-actors", city.code, q="river")[1]
    assert "Nothing fits" in see("city-actors", city.code, group="media")[1]
    assert "The Museum" in see("city-actors", city.code, q="MUSEUM", group="nonsense")[1]
    assert "The Museum" in see("search", q="museum")[1]
    assert "agreed to be named yet" in see("city-actors", CityFactory(is_public=True).code)[1]


def test_the_permanent_address_of_a_merged_actor_leads_to_the_one_that_stayed(client):
    city = CityFactory(is_public=True)
    kept, other = (ActorFactory(city=city, is_public=True, name_key=name) for name in ("kept", "other"))
    merge(kept, other, by=UserFactory())

    assert client.get(f"/id/actor/{other.uuid}")["Location"].endswith(f"/actors/#{kept.uuid}")
    assert client.get(f"/id/actor/{ActorFactory(city=city).uuid}").status_code == 404
