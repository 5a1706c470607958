import json

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from observatory.choices import CityKind, Language, Locale
from observatory.models import Channel, City
from observatory.names import find_country
from observatory.services.cities import add_city


class Command(BaseCommand):
    help = "Add an observed city: the first row of a new deployment."

    def add_arguments(self, parser):
        parser.add_argument("code", help="stands in the address of the city's pages, such as bogota")
        parser.add_argument("name")
        parser.add_argument("--country", required=True, help="ISO code or name")
        parser.add_argument("--kind", choices=CityKind.values, default=CityKind.MUNICIPALITY)
        parser.add_argument("--parent", help="code of the territory it is part of")
        parser.add_argument("--locale", choices=Locale.values, help="default: the country's, else Spanish")
        parser.add_argument("--public", action="store_true", help="show what it publishes to everybody")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    @transaction.atomic
    def handle(self, *, code, name, country, kind, parent, locale, public, **options):
        found = find_country(country)
        if found is None:
            raise CommandError(f"No country is called {country}. Run load_reference first, or give its ISO code.")
        self.refuse_taken(code)
        city = City(code=code, name=name, kind=kind, is_public=public, country=found, parent=self.territory(parent))
        city.locale = locale or locale_of(city.country)
        city.languages = [Language(city.locale[:2]).value]
        try:
            add_city(city, by=None, channel=Channel.COMMAND)
        except ValidationError as problem:
            raise CommandError("; ".join(problem.messages)) from None
        self.tell(city, as_json=options["json"])

    def refuse_taken(self, code):
        if taken := City.objects.with_code(code).first():
            raise CommandError(f"The code {code} belongs to {taken} already. Choose another one.")

    def territory(self, code):
        if not code:
            return None
        try:
            return City.objects.with_code(code).get()
        except City.DoesNotExist:
            raise CommandError(f"No city has the code {code}.") from None

    def tell(self, city, *, as_json):
        if as_json:
            self.stdout.write(json.dumps({"code": city.code, "name": city.name, "country": city.country_id}))
        else:
            self.stdout.write(f"{city.name} is added as {city.code}.")


def locale_of(country):
    """The regional locale of a country where the product has one, else Spanish of Spain."""
    return next((value for value in Locale.values if value.endswith(f"_{country.code}")), Locale.ES_ES.value)
