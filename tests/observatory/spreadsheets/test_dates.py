import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.spreadsheets.dates import AMBIGUOUS, decide_order, read_date, read_serial
from observatory.spreadsheets.notes import Unreadable


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("15 de marzo de 2017", "2017-03-15", "day"),
        ("15 de Marzo del 2017", "2017-03-15", "day"),
        ("15 marzo, 2017", "2017-03-15", "day"),
        ("miércoles, 15 de marzo de 2017", "2017-03-15", "day"),
        ("el 15 de marzo de 2017", "2017-03-15", "day"),
        ("March 15, 2017", "2017-03-15", "day"),
        ("Wednesday, March 15, 2017", "2017-03-15", "day"),
        ("Sept. 1st, 2019", "2019-09-01", "day"),
        ("15 March 2017", "2017-03-15", "day"),
        ("15 mars 2017", "2017-03-15", "day"),
        ("le 1er mars 2017", "2017-03-01", "day"),
        ("3 août 1998", "1998-08-03", "day"),
        ("1º de março de 2017", "2017-03-01", "day"),
        ("quarta-feira, 15 de março de 2017", "2017-03-15", "day"),
        ("15-mar-17", "2017-03-15", "day"),
        ("15/mar/2017", "2017-03-15", "day"),
        ("9/3/2017", "2017-03-09", "day"),
        ("09/03/17", "2017-03-09", "day"),
        ("09.03.1958", "1958-03-09", "day"),
        ("09-03-58", "1958-03-09", "day"),
        ("2017-03-15", "2017-03-15", "day"),
        ("2017/3/5", "2017-03-05", "day"),
        ("2017-03-15T10:00:00Z", "2017-03-15", "day"),
        ("2017-03-15 10:00:00+02:00", "2017-03-15", "day"),
        ("2022-12-07 00:00:00.0", "2022-12-07", "day"),
        ("26/01/2020 10:30", "2020-01-26", "day"),
        ("26/01/2020 10:30:00 p. m.", "2020-01-26", "day"),
        ("20200120", "2020-01-20", "day"),
        ("\u00a0 15\u00a0de marzo  de 2017 ", "2017-03-15", "day"),
        ("marzo de 2017", "2017-03-01", "month"),
        ("Março/2017", "2017-03-01", "month"),
        ("mar-17", "2017-03-01", "month"),
        ("Aug 2019", "2019-08-01", "month"),
        ("2017-03", "2017-03-01", "month"),
        ("03/2017", "2017-03-01", "month"),
        ("2017M03", "2017-03-01", "month"),
        ("2021 febrero", "2021-02-01", "month"),
        ("T1 2017", "2017-01-01", "quarter"),
        ("Q2 2017", "2017-04-01", "quarter"),
        ("2017-Q3", "2017-07-01", "quarter"),
        ("4T2017", "2017-10-01", "quarter"),
        ("2017 2T", "2017-04-01", "quarter"),
        ("1er trimestre 2017", "2017-01-01", "quarter"),
        ("segundo trimestre de 2017", "2017-04-01", "quarter"),
        ("III trimestre 2017", "2017-07-01", "quarter"),
        ("2nd quarter 2017", "2017-04-01", "quarter"),
        ("Quarter 3, 2020", "2020-07-01", "quarter"),
        ("trimestre 4 de 2020", "2020-10-01", "quarter"),
        ("2017", "2017-01-01", "year"),
        ("año 2017", "2017-01-01", "year"),
        (2017, "2017-01-01", "year"),
        (Decimal(2017), "2017-01-01", "year"),
        (dt.date(2017, 3, 15), "2017-03-15", "day"),
        (dt.datetime(2017, 3, 15, 23, 59), "2017-03-15", "day"),
    ],
)
def test_date_is_read_with_the_precision_it_was_written_in(text, date, precision):
    assert read_date(text) == (dt.date.fromisoformat(date), precision)


@pytest.mark.parametrize(
    ("text", "order", "code"),
    [
        ("31/02/2017", "dmy", "impossible-date"),
        ("13/13/2017", "dmy", "impossible-date"),
        ("00/01/2017", "dmy", "impossible-date"),
        ("2017-13", "dmy", "impossible-date"),
        ("99/99/9999", "dmy", "impossible-date"),
        ("0017-01-01", "dmy", "impossible-date"),
        ("3/15/2017", "dmy", "other-date-order"),
        ("15/3/2017", "mdy", "other-date-order"),
        ("9/3/2017", AMBIGUOUS, "ambiguous-date"),
        ("15/3", "dmy", "not-a-date"),
        ("marzo", "dmy", "not-a-date"),
        ("15 de marzembro de 2017", "dmy", "not-a-date"),
        ("2013–2014", "dmy", "not-a-date"),
        ("", "dmy", "not-a-date"),
        (None, "dmy", "not-a-date"),
        (True, "dmy", "not-a-date"),
        (42809, "dmy", "not-a-date"),
        (2017.5, "dmy", "not-a-date"),
        ("#VALUE!", "dmy", "error-cell"),
    ],
)
def test_what_is_no_date_is_refused_with_its_cause(text, order, code):
    with pytest.raises(Unreadable) as refusal:
        read_date(text, order)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["09/03/17", "13/03/17"], "dmy"),
        (["09/03/17", "03/13/17"], "mdy"),
        (["09/03/17"], AMBIGUOUS),
        (["13/03/17", "03/13/17"], AMBIGUOUS),
        (["03/03/17"], "dmy"),
        (["02/06/2023", "15 a 18/05/2023"], "dmy"),
        (["02/06/2023", "05/15/2023 - 05/18/2023"], "mdy"),
        (["02/06/2023", "15/05/2023 - 05/18/2023"], AMBIGUOUS),
        (["2017-03-09", "15 de marzo de 2017", None, dt.date(2017, 3, 9), 2017], "dmy"),
        ([], "dmy"),
    ],
)
def test_order_of_day_and_month_is_decided_for_the_whole_column(column, order):
    assert decide_order(column) == order


@pytest.mark.parametrize(
    ("text", "date"), [("13/03/2017", "2017-03-13"), ("03/13/2017", "2017-03-13"), ("5/5/17", "2017-05-05")]
)
def test_date_that_fits_one_way_only_needs_no_order(text, date):
    assert read_date(text, AMBIGUOUS).date.isoformat() == date


@pytest.mark.parametrize(
    ("number", "epoch", "date"),
    [
        (42809, 1900, "2017-03-15"),
        (42809.75, 1900, "2017-03-15"),
        (41347, 1904, "2017-03-15"),
        (1, 1900, "1900-01-01"),
        (59, 1900, "1900-02-28"),
        (61, 1900, "1900-03-01"),
    ],
)
def test_serial_number_is_a_day_in_the_epoch_that_was_told(number, epoch, date):
    assert read_date(number, epoch=epoch).date.isoformat() == date


@pytest.mark.parametrize(("number", "epoch"), [(60, 1900), (0, 1900), (-5, 1904), (2_958_466, 1900)])
def test_serial_number_of_no_day_is_refused(number, epoch):
    with pytest.raises(Unreadable) as refusal:
        read_serial(number, epoch)

    assert refusal.value.code == "impossible-date"


MONTHS = {
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
}
WRITTEN = {
    "es": lambda date, month: f"{date.day} de {month} de {date.year}",
    "en": lambda date, month: f"{month} {date.day}, {date.year}",
    "fr": lambda date, month: f"{date.day} {month} {date.year}",
    "pt": lambda date, month: f"{date.day:02} de {month} de {date.year}",
}
dates = st.dates(dt.date(1500, 1, 1), dt.date(2200, 12, 31))


@pytest.mark.parametrize("language", WRITTEN)
@given(date=dates)
def test_date_written_out_in_any_language_is_read_back(language, date):
    assert read_date(WRITTEN[language](date, MONTHS[language][date.month - 1])) == (date, "day")


@pytest.mark.parametrize(
    ("order", "pattern"), [("dmy", "{0.day:02}/{0.month}/{0.year}"), ("mdy", "{0.month}.{0.day}.{0.year}")]
)
@given(date=dates)
def test_date_written_in_digits_is_read_back_in_its_order(order, pattern, date):
    assert read_date(pattern.format(date), order) == (date, "day")


@given(
    st.one_of(
        st.dates(dt.date(1500, 1, 1), dt.date(2200, 12, 31)),
        st.datetimes(dt.datetime(1500, 1, 1), dt.datetime(2200, 1, 1)),
    )
)
def test_iso_date_is_read_back(moment):
    assert read_date(moment.isoformat()).date == dt.date(moment.year, moment.month, moment.day)


@given(st.one_of(st.text(max_size=20), st.text("0123456789/-. TQSmar", max_size=14)))
def test_any_text_is_a_date_or_refused(text):
    try:
        year = read_date(text).date.year
    except Unreadable:
        return
    assert 1500 <= year <= 2200
