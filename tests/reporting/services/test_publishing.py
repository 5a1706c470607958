import hashlib
import json
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from indicators.models import Measurement
from observatory.history import ChangedMeanwhile
from reporting.models import Edition
from reporting.services import preparing, publishing
from reporting.services.preparing import ReportRefused
from tests.factories.indicators import MeasurementFactory, TargetFactory, TargetSetFactory
from tests.reporting.conftest import APPROVED

pytestmark = pytest.mark.django_db
FILES = ["page", "pdf", "csv", "json"]


@pytest.fixture
def edition(frozen, director):
    return publishing.publish(frozen, by=director.user, version=frozen.version)


def content(edition, name):
    with getattr(edition, name).open() as file:
        return file.read()


def test_an_edition_keeps_its_four_files_with_their_checksums(edition):
    for name in FILES:
        assert hashlib.sha256(content(edition, name)).hexdigest() == getattr(edition, f"{name}_sha256")
    assert content(edition, "pdf").startswith(b"%PDF")


def test_the_same_value_stands_in_page_csv_and_json(edition):
    figure = json.loads(content(edition, "json"))["figures"][0]

    assert figure["points"][0]["value"] == "7"
    assert "INS-EXC-01,Exchanges,institutional,,2025,7," in content(edition, "csv").decode()
    assert "Exchanges" in content(edition, "page").decode()


def test_a_report_that_is_not_frozen_is_not_published(report, director):
    with pytest.raises(ReportRefused):
        publishing.publish(report, by=director.user, version=report.version)


def test_what_the_last_edition_says_already_is_not_published_again(edition, director):
    report = edition.report
    with pytest.raises(ReportRefused, match="Edition 1 is published, and says the same"):
        publishing.publish(report, by=director.user, version=report.version, reason="Pressed twice")
    publishing.withdraw(edition, reason="Counted twice", by=director.user)

    assert publishing.publish(report, by=director.user, version=report.version, reason="It was right").number == 2


def test_a_report_changed_meanwhile_is_not_published(frozen, director):
    with pytest.raises(ChangedMeanwhile):
        publishing.publish(frozen, by=director.user, version=frozen.version + 1)
    assert not Edition.objects.exists()


def test_a_correction_underneath_leaves_the_edition_as_it_is(edition, measured):
    before = {name: content(edition, name) for name in FILES}

    Measurement.objects.filter(pk=measured.pk).update(value=99)
    edition.report.city.name = "Another name"
    edition.report.city.save()

    stored = Edition.objects.get(pk=edition.pk)
    assert {name: content(stored, name) for name in FILES} == before


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_touch_an_edition(edition, act):
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(title="x") if act == "update" else Edition.objects.filter(
            pk=edition.pk
        ).delete()

    assert Edition.objects.get().title == edition.title


def test_the_next_edition_says_what_changed_and_why(edition, measured, director):
    report = edition.report
    Measurement.objects.filter(pk=measured.pk).update(superseded_at=measured.approved_at)
    MeasurementFactory(
        city=report.city,
        indicator=measured.indicator,
        period=measured.period,
        value=Decimal(8),
        corrects=measured,
        correction_reason="Two were counted twice",
        **APPROVED,
    )
    preparing.thaw(report, by=director.user, version=report.version)
    preparing.freeze(report, by=director.user, version=report.version)

    with pytest.raises(ReportRefused):
        publishing.publish(report, by=director.user, version=report.version)
    second = publishing.publish(report, by=director.user, version=report.version, reason="A count was wrong")

    assert second.number == 2
    assert second.changes == [
        {
            "code": "INS-EXC-01",
            "name": "Exchanges",
            "period": "2025",
            "old": "7",
            "new": "8",
            "reason": "Two were counted twice",
        }
    ]
    assert "A count was wrong" in content(second, "page").decode()
    assert json.loads(content(edition, "json"))["figures"][0]["points"][0]["value"] == "7"


def test_a_target_that_was_adjusted_is_among_what_the_next_edition_changes(report, measured, year, director):
    adoption = report.indicators.get()
    TargetFactory(target_set__adoption=adoption, period=year, value=Decimal(10))
    preparing.freeze(report, by=director.user, version=report.version)
    publishing.publish(report, by=director.user, version=report.version)
    told = {"kind": "adjusted", "reason": "Fewer journeys", "decided_on": "2025-06-01"}
    TargetFactory(target_set=TargetSetFactory(adoption=adoption, **told), period=year, value=Decimal(8))
    preparing.thaw(report, by=director.user, version=report.version)
    preparing.freeze(report, by=director.user, version=report.version)
    second = publishing.publish(report, by=director.user, version=report.version, reason="The target was adjusted")

    [change] = second.changes
    assert [change[name] for name in ("about", "old", "new", "reason")] == ["goal", "10", "8", "Fewer journeys"]
    assert "(Meta)" in content(second, "page").decode()
