import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from observatory.choices import Role
from observatory.models import City, GovernmentTerm, Membership
from reporting.handover.making import MAY, make
from reporting.models import HandoverBook
from reporting.services.handing_over import begin_book


class Command(BaseCommand):
    help = "Make the handover book of a city and write its PDF, ZIP and calendar into a directory."

    def add_arguments(self, parser):
        parser.add_argument("city", help="code of the city")
        parser.add_argument("directory", type=Path)
        parser.add_argument("--by", help="e-mail of the director who hands over; else the city's first director")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, city, directory, by, **options):
        try:
            place = City.objects.observed().with_code(city).get()
        except City.DoesNotExist:
            raise CommandError(f"No city has the code {city}.") from None
        person = self.person(place, by)
        term = GovernmentTerm.objects.at(timezone.localdate()).filter(city=place).first()
        day = term.ends_on if term and term.ends_on else timezone.localdate()
        book = begin_book(city=place, by=person, language=place.main_language, handed_over_on=day)
        make(HandoverBook.objects.select_related("city__country").get(pk=book.pk))
        book.refresh_from_db()
        if not book.is_ready:
            raise CommandError(f"The book was not made: {book.problem}")
        directory.mkdir(parents=True, exist_ok=True)
        files = {name: self.written(getattr(book, name), directory) for name in ("pdf", "zip", "ics")}
        self.tell(place, files, book, options["json"])

    def person(self, city, by):
        found = Membership.objects.current().filter(city=city, role=Role.DIRECTOR).select_related("user").order_by("pk")
        found = found.filter(user__email__iexact=by) if by else found
        member = found.first()
        if member is None or not member.user.has_perm(MAY, city):
            raise CommandError(f"{by or 'Nobody'} is a director of {city}, who alone hands over.")
        return member.user

    def written(self, kept, directory):
        target = directory / Path(kept.name).name
        with kept.open("rb") as file:
            target.write_bytes(file.read())
        return str(target)

    def tell(self, city, files, book, as_json):
        said = {"city": city.code, "book": str(book.uuid), "missing": book.missing, **files}
        for line in files.values():
            (sys.stderr if as_json else self.stdout).write(f"{line}\n")
        if as_json:
            self.stdout.write(json.dumps(said, ensure_ascii=False))
