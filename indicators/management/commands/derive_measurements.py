import json

from django.core.management.base import BaseCommand, CommandError

from indicators import periods
from indicators.derived.many import derive_many
from indicators.derived.refreshing import stored_period, usual
from indicators.services.adoption import take_up_counts
from observatory.models import Channel, City

FIRST_USE = (
    "{city} used no indicator that its register can count: it uses now the {number} of the catalogue that can be. "
    "Those it does not want are retired on its page of indicators."
)


class Command(BaseCommand):
    help = "Count again what the register can tell by itself; approved values and values that people typed stay."

    def add_arguments(self, parser):
        parser.add_argument("--city", help="code of one city; all observed cities without it")
        parser.add_argument(
            "--period",
            help="such as 2025 or 2025-Q1; without it this year, the last one, and every period with open counts",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, city, period, **options):
        people = self.stderr if options["json"] else self.stdout
        cities, asked = self.cities(city), self.period(period)
        adopted = take_up_counts(cities[0], channel=Channel.COMMAND) if city else []
        if adopted:
            people.write(FIRST_USE.format(city=cities[0].code, number=len(adopted)))
        rows = []
        for row in self.counted({asked: cities} if asked else usual(cities)):
            people.write(told(row))
            rows.append(row)
        total = {name: sum(row[name] for row in rows) for name in NUMBERS}
        people.write(self.style.SUCCESS(closing(total)))
        if options["json"]:
            self.stdout.write(json.dumps({"cities": len(cities), **total, "adopted": len(adopted), "rows": rows}))

    def cities(self, code):
        found = City.objects.observed().with_code(code) if code else City.objects.observed()
        if code and not found:
            raise CommandError(f"No observed city has the code {code}.")
        return list(found)

    def period(self, text):
        try:
            return stored_period(periods.parse(text)) if text else None
        except periods.NotAPeriod:
            raise CommandError(f"{text} is not a period. Write 2025, 2025-Q1, 2025-03 or 2024-2027.") from None

    def counted(self, cities_of):
        """Count each period for its cities; tell of every city as soon as its batch is stored."""
        for period, cities in cities_of.items():
            for city, done in derive_many(cities, period, channel=Channel.COMMAND):
                yield row(city, period, done)


def row(city, period, done):
    return {
        "city": city.code,
        "period": period.code,
        "created": len(done.created),
        "updated": len(done.changed),
        "unchanged": done.unchanged,
        "approved": done.kept_approved,
        "typed": done.kept_typed,
    }


NUMBERS = ("created", "updated", "unchanged", "approved", "typed")


def told(row):
    return (
        "{city} {period}: {created} new, {updated} changed, {unchanged} unchanged; "
        "left alone: {approved} approved, {typed} typed by people"
    ).format(**row)


def closing(total):
    if total["created"] or total["updated"]:
        return f"{total['created']} values counted for the first time, {total['updated']} changed."
    return "Nothing changed: every value already says what the register says."
