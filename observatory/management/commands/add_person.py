import json
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from observatory.choices import Role
from observatory.models import Channel, City
from observatory.services import people


class Command(BaseCommand):
    help = "Give a person a role in a city, with an account if they have none."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--city", required=True, help="code of the city")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--name", default="")
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    @transaction.atomic
    def handle(self, *, email, city, role, name, **options):
        try:
            validate_email(email)
            place = City.objects.observed().with_code(city).get()
            membership = people.invite(email=email, name=name, role=role, city=place, by=None, channel=Channel.COMMAND)
            self.set_password(membership.user, options["password_stdin"])
        except City.DoesNotExist:
            raise CommandError(f"No city has the code {city}.") from None
        except (ValidationError, people.RoleError) as problem:
            raise CommandError("; ".join(getattr(problem, "messages", [str(problem)]))) from None
        self.tell(membership, as_json=options["json"])

    def set_password(self, user, wanted):
        if not wanted:
            return
        password = sys.stdin.readline().rstrip("\r\n")
        validate_password(password, user)
        user.set_password(password)
        user.save(update_fields=["password"])

    def tell(self, membership, *, as_json):
        path = people.first_password_path(membership.user)
        facts = {"email": membership.user.email, "city": membership.city.code, "role": membership.role}
        if as_json:
            self.stdout.write(json.dumps(facts | {"first_password_path": path}))
            return
        self.stdout.write(f"{membership.user.email} is {membership.role} of {membership.city}.")
        if path:
            self.stdout.write(f"They choose their password at {path}")
