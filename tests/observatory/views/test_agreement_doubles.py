import pytest
from django.urls import reverse

from observatory.models import Agreement, DistinctAgreements
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
WHY = "To strengthen the bonds of friendship between both peoples."


@pytest.fixture
def pair(city):
    return [
        make.AgreementFactory(city=city, code=code, title=code, counterparts="Lyon", why_signed=WHY)
        for code in ("one", "two")
    ]


def found(desk):
    return desk.get(reverse("agreement-doubles", args=["rosal"]))


def compare(*keys):
    return reverse("agreement-double", args=["rosal", *keys])


def versions(*agreements):
    return {f"version-{each.uuid}": each.version for each in agreements}


def test_what_may_be_double_is_pointed_out_and_compared(desk, pair):
    assert compare("one", "two") in found(desk).content.decode()
    assert desk.get(compare("one", "two")).content.decode().count("Keep this one") == 2


def test_not_a_double_is_remembered(desk, pair, staff):
    desk.post(compare("one", "two"), {"keep": ""})

    assert DistinctAgreements.objects.get().told_by == staff
    assert "No two agreements" in found(desk).content.decode()


@pytest.mark.parametrize(("kept", "gone"), [(0, 1), (1, 0)])
def test_the_one_that_is_kept_stays_and_the_others_address_leads_to_it(desk, pair, kept, gone):
    keep, other = pair[kept], pair[gone]

    response = desk.post(compare("one", "two"), {"keep": keep.uuid} | versions(*pair), follow=True)

    assert "They are one agreement now" in response.content.decode()
    assert "merged into this one" in response.content.decode()
    assert list(Agreement.objects.kept()) == [keep]
    moved = desk.get(reverse("agreement-detail", args=["rosal", other.code]))
    assert moved["Location"].endswith(f"/agreements/{keep.code}/")


def test_nothing_is_merged_when_one_was_changed_meanwhile(desk, pair):
    keep, _other = pair

    response = desk.post(compare("one", "two"), {"keep": keep.uuid, f"version-{keep.uuid}": 1}, follow=True)

    assert "Somebody changed one of them meanwhile" in response.content.decode()
    assert Agreement.objects.kept().count() == 2


@pytest.mark.parametrize("keys", [("one", "one"), ("one", "nothing"), ("nothing", "one")])
def test_a_pair_that_is_none_is_not_found(desk, pair, keys):
    assert desk.get(compare(*keys)).status_code == 404


def test_an_agreement_of_another_city_is_no_half_of_a_pair(desk, pair):
    foreign = make.AgreementFactory()

    assert desk.get(compare("one", foreign.uuid)).status_code == 404
    assert desk.post(compare("one", foreign.uuid), {"keep": ""}).status_code == 404


def test_a_shared_text_leads_to_the_agreements_that_share_it(desk, city, pair):
    make.AgreementFactory(city=city, title="Another one", why_signed=WHY)
    make.AgreementFactory(city=city, title="With words of its own", why_signed="To run a school of port pilots.")

    [(label, text)] = found(desk).context["texts"]
    listed = desk.get(reverse("agreement-list", args=["rosal"]), {"same_text": text.mark})

    assert (str(label), text.n) == ("Why we signed", 3)
    assert listed.context["page"].paginator.count == 3
