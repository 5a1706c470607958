"""A search over everything public, a hundred thousand entries: the whole request, what is typed wrongly included.

python -m benchmarks.search            # 100,000 entries; or name how many
"""

import datetime
import statistics
import sys
import time

from benchmarks.measuring import line, set_up, throwaway_database

ENTRIES, GOAL, TURNS, CITIES = 100_000, 100, 5, 200
DAY = datetime.date(2025, 3, 1)
SYLLABLES = "balucomidoresatinovefigapuraselimo"
SERIES = "(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {}) SELECT n FROM s)"


def word(*factors):
    """A word of syllables, another one for each row: so many factors, so many syllables."""
    some = len(SYLLABLES) // 2
    return " || ".join(f"substr('{SYLLABLES}', 1 + 2 * CAST((s.n * {f} / 3) %% {some} AS integer), 2)" for f in factors)


TITLE = f"{{}} || {word(1, 7, 11)} || ' ' || {word(5, 13)}"
LONG = " || ' ' || ".join(word(n, n + 4, n * 3) for n in range(2, 14))
QUESTIONS = (
    *("bacoli", "mido lupu", "convenio", "proyecto resa", "city-00042", "Colombia", "hermanamiento", "ciudad hermana"),
    *("territory", "indicador", "género", "conveino", "poryecto", "hermanamento", "colombai", "zzzzqqqq"),
)


def fill(entries, territory):
    """Write agreements, projects, practices, lessons and actors of two hundred cities."""
    from actors.choices import Group
    from actors.models import Actor
    from benchmarks import synthetic
    from observatory.choices import AgreementKind
    from observatory.models import Agreement, City, GoodPractice, Lesson, Project

    made = synthetic.cities(CITIES, territory)
    first = City.objects.get(code=made[0].code).pk
    uuid = synthetic.NEW_UUID[synthetic.connection.vendor]
    for pattern, share, title, more in (
        (Agreement(kind=AgreementKind.TWINNING), 5, "Convenio ", {"why_signed": LONG}),
        (Project(), 1, "Proyecto ", {"aims": LONG, "results": LONG}),
        (GoodPractice(), 1, "Práctica ", {"summary": LONG, "how": LONG}),
        (Lesson(happened_on=DAY), 1, "Lección ", {"tried": LONG, "happened": LONG}),
        (Actor(agreed_on=DAY, group=Group.values[0]), 2, "Instituto ", {}),
    ):
        pattern.is_public = True
        name = "name" if isinstance(pattern, Actor) else "title"
        written = {name: TITLE.format(f"'{title}'"), "city_id": f"{first} + s.n %% {CITIES}", "uuid": uuid} | more
        if isinstance(pattern, Actor):
            written |= {"name_key": f"lower({written['name']}) || s.n"}
        synthetic.copy(pattern, written, f"{SERIES.format(entries * share // 10)} s")
    synthetic.analyse()


def main(entries):
    from django.test import Client

    from benchmarks import synthetic

    fill(entries, synthetic.first_city().parent)
    client, taken = Client(), {}
    for turn in range(TURNS + 1):
        for question in QUESTIONS:
            begun, used = time.perf_counter(), time.process_time()
            answer = client.get("/es/search/", {"q": question})
            assert answer.status_code == 200, (question, answer.status_code)
            if turn:
                both = (time.perf_counter() - begun) * 1000, (time.process_time() - used) * 1000
                taken.setdefault(question, []).append(both)
            elif question == "conveino":
                print(f"the first slip after a write: {(time.perf_counter() - begun) * 1000:.0f} ms")
    each = {question: statistics.median(wall for wall, _cpu in some) for question, some in taken.items()}
    for question, wall in each.items():
        print(f"  {question:<20} {wall:8.1f} ms (CPU {statistics.median(cpu for _w, cpu in taken[question]):.1f})")
    print(line(f"{entries} entries, whole request, p50 in ms", statistics.median(each.values()), GOAL, 1))


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Search on {connection.vendor}")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
