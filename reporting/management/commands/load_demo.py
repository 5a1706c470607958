import json
import sys

from django.core.management.base import BaseCommand, CommandError

from observatory.models import Country
from reporting import demo
from reporting.demo.example import accounts, demo_password

WORDS = {
    "twinnings": "twinnings of Spanish and Portuguese municipalities (Wikidata, CC0)",
    "memberships": "network memberships (ETMUN, P. Gourdon 2021)",
    "los-angeles": "values of Los Angeles (Open SDG, MIT)",
    "notebooks": "figures stated by AL-LAs Notebook 8",
    "cases": "records of the ten cases of AL-LAs Notebook 8",
    "example": "records of Valle Claro, a city that does not exist",
}


class Command(BaseCommand):
    help = "Load the demonstration: real open data with its source, and an invented city with a published report."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options):
        if not Country.objects.exists():
            raise CommandError("Run load_reference and load_catalogue first.")
        out = sys.stderr if options["json"] else self.stdout
        created = demo.load(lambda part, count: out.write(f"{count} new {WORDS[part]}\n"))
        told = self.set_passwords()
        if options["json"]:
            self.stdout.write(json.dumps({"created": created, "accounts": told}))
        else:
            self.tell(created, told)

    def set_passwords(self):
        """Give a password to accounts that have none yet; those in use keep theirs, which are not told again."""
        new = [(role, user) for role, user in accounts() if not user.has_usable_password()]
        password = demo_password() if new else ""
        for _role, user in new:
            user.set_password(password)
            user.save(update_fields=["password"])
        return [
            {"role": role, "email": user.email, "password": password if (role, user) in new else None}
            for role, user in accounts()
        ]

    def tell(self, created, told):
        if not any(created.values()):
            self.stdout.write("Nothing changed: the demonstration is loaded already.")
        self.stdout.write("Accounts of the demonstration:")
        for each in told:
            password = each["password"] or "(password as set before)"
            self.stdout.write(f"  {each['role']:<9} {each['email']:<32} {password}")
