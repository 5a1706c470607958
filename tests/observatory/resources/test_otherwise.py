"""Cells that say something in other words are read; what could mean anything else is not."""

import datetime as dt

import pytest

from observatory.choices import AgreementKind, ProjectStatus
from observatory.resources.dataset import DATE, NUMBER, Field
from observatory.resources.otherwise import read_otherwise
from observatory.resources.readers import At, choice, count, first_day, line, money, web_address
from observatory.resources.vocabulary import AGREEMENT_KINDS, PROJECT_STATUSES

KIND = Field("kind", choice(AgreementKind, **AGREEMENT_KINDS), "Kind")
DAY = Field("on", first_day, "On", kind=DATE)
PEOPLE, FEE = Field("people", count, "People", kind=NUMBER), Field("fee", money, "Fee", kind=NUMBER)
LINK, NAME = Field("url", web_address, "Link"), Field("name", line, "Name")


@pytest.mark.parametrize(
    ("our", "cell", "meant"),
    [
        (KIND, "Acuerdo de Hermanamiento", "twinning"),
        (KIND, "Convention de coopération décentralisée", "cooperation"),
        (KIND, "Friendship agreements", "cooperation"),
        (KIND, "Twincity", "twinning"),
        (DAY, "c. 2007", (dt.date(2007, 1, 1), "year")),
        (DAY, "hacia marzo de 2019", (dt.date(2019, 3, 1), "month")),
        (DAY, "15/10", (dt.date(2022, 10, 15), "day")),
        (DAY, "marzo", (dt.date(2022, 3, 1), "month")),
        (PEOPLE, "aprox. 10", 10),
        (PEOPLE, "~ 250", 250),
        (PEOPLE, "300+", 300),
        (PEOPLE, "25 personas", 25),
        (PEOPLE, "más de 1.200 asistentes", 1200),
        (FEE, "exento", (0, None)),
        (LINK, "https://a.org; https://b.org", "https://a.org"),
    ],
)
def test_what_is_said_in_other_words_is_read(our, cell, meant):
    value, _text = read_otherwise(our, cell, At(None, ",", year="2022"))

    assert value == meant


@pytest.mark.parametrize(
    ("our", "cell"),
    [
        (KIND, "No es un hermanamiento"),
        (KIND, "pachanga"),
        (KIND, "hermanamiento que se firmó con la ciudad de Lyon hace ya tiempo"),
        (DAY, "pronto"),
        (PEOPLE, "10-12"),
        (PEOPLE, "muchos"),
        (FEE, "según convenio"),
        (LINK, "no hay enlace"),
        (NAME, "Lyon"),
        (PEOPLE, 2.5),
    ],
)
def test_what_could_mean_anything_is_not(our, cell):
    assert read_otherwise(our, cell, At(None)) is None


def test_words_run_together_or_apart_are_one():
    status = Field("status", choice(ProjectStatus, **PROJECT_STATUSES), "Status")

    assert read_otherwise(status, "On-Going", At(None)) == (ProjectStatus.RUNNING, str(ProjectStatus.RUNNING.label))
