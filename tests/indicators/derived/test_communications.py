import datetime

import pytest

from dialogues.choices import CommunicationKind, Medium
from tests.factories.dialogues import CommunicationFactory, PickupFactory
from tests.factories.observatory import CityFactory, DepartmentFactory

DAY = datetime.date
IN_2025 = DAY(2025, 6, 1)


@pytest.mark.proves("INS-PUB-01", "INS-CEX-02")
@pytest.mark.parametrize(
    ("code", "kind"), [("INS-PUB-01", CommunicationKind.PUBLICATION), ("INS-CEX-02", CommunicationKind.PRESS_NOTE)]
)
def test_what_was_sent_counts_once_whatever_its_versions(counted, behind, code, kind):
    city = CityFactory()
    assert counted(city, code).value is None
    first = CommunicationFactory(city=city, kind=kind, sent_on=IN_2025)
    CommunicationFactory(city=city, kind=kind, sent_on=IN_2025, same_as=first)
    CommunicationFactory(city=city, kind=CommunicationKind.OTHER, sent_on=IN_2025)
    CommunicationFactory(city=city, kind=kind, sent_on=DAY(2024, 12, 31))
    CommunicationFactory(city=city, kind=kind, sent_on=IN_2025, removed_at="2025-06-02T00:00:00Z")
    CommunicationFactory(kind=kind, sent_on=IN_2025)

    found = counted(city, code)

    assert (found.value, behind(found)) == (1, {str(first.uuid)})
    quarter = CommunicationFactory(city=city, kind=kind, sent_on=DAY(2025, 1, 1), sent_on_precision="year")
    assert behind(counted(city, code)) == {str(first.uuid), str(quarter.uuid)}
    vague = counted(city, code, "2025-Q2")
    assert (vague.value, vague.left_out) == (1, 1)


@pytest.mark.proves("INS-CIN-01")
def test_a_report_counts_when_it_went_to_a_department(counted):
    city = CityFactory()
    report = CommunicationFactory(city=city, kind=CommunicationKind.REPORT, sent_on=IN_2025)
    assert counted(city, "INS-CIN-01").value == 0
    report.departments.add(DepartmentFactory(city=city), DepartmentFactory(city=city))

    assert counted(city, "INS-CIN-01").value == 1


@pytest.mark.proves("INS-CEX-03")
def test_every_medium_that_published_a_press_note_counts(counted, behind):
    city = CityFactory()
    assert counted(city, "INS-CEX-03").value is None
    note = CommunicationFactory(city=city, sent_on=DAY(2024, 12, 30))
    assert counted(city, "INS-CEX-03").value == 0
    taken_up = [PickupFactory(communication=note, published_on=IN_2025) for _n in range(3)]
    PickupFactory(communication=note, published_on=DAY(2024, 12, 31))
    other = CommunicationFactory(city=city, kind=CommunicationKind.CAMPAIGN, sent_on=IN_2025)
    PickupFactory(communication=other, published_on=IN_2025)

    found = counted(city, "INS-CEX-03")

    assert (found.value, behind(found)) == (3, {str(pickup.uuid) for pickup in taken_up})


@pytest.mark.proves("TER-INC-09")
def test_citations_are_a_share_of_print_and_online_media_and_each_apart(counted):
    note = CommunicationFactory(sent_on=IN_2025)
    assert counted(note.city, "TER-INC-09").value is None
    for medium, cites in ((Medium.PRINT, True), (Medium.ONLINE, False), (Medium.ONLINE, True), (Medium.RADIO, True)):
        PickupFactory(communication=note, published_on=IN_2025, medium=medium, cites_the_city=cites)

    found = counted(note.city, "TER-INC-09")

    assert (found.numerator, found.denominator) == (2, 3)
    assert {name: part.value for name, part in found.segments.items()} == {"Medium=online": 50, "Medium=print": 100}
