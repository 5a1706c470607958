import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from indicators.periods import NotAPeriod, parse
from indicators.services.periods import period_of
from observatory.choices import Language
from observatory.history import ChangedMeanwhile
from observatory.models import Channel, City, GoodPractice, User
from reporting.choices import ReportKind
from reporting.models import Report
from reporting.pdf import PdfError
from reporting.readiness import tells_failures
from reporting.services.preparing import ReportRefused, freeze, open_report, sign_none_recorded
from reporting.services.publishing import publish

NONE_RECORDED = (
    "No public lesson of {period} is on record, and no chapter says what did not work. The report says so, signed by "
    "{person}. If there is something to tell, publish a lesson or write the chapter, and publish a further edition."
)


class Command(BaseCommand):
    help = "Open, freeze and publish a report, by the same rules as the screen."

    def add_arguments(self, parser):
        parser.add_argument("city", help="code of the city")
        parser.add_argument("kind", choices=ReportKind.values)
        parser.add_argument("period", help="such as 2025")
        parser.add_argument("--language", choices=Language.values, required=True)
        parser.add_argument("--by", required=True, help="email of the director who publishes")
        parser.add_argument("--practice", help="code of the published practice that a good-practice sheet is about")
        parser.add_argument("--reason", default="", help="why there is a further edition")
        parser.add_argument("--output", type=Path, help="also write the PDF to this file")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, city, kind, period, language, by, output, **options):
        place, person = self.city(city), self.person(by)
        practice = self.practice(place, options["practice"]) if options["practice"] else None
        report = self.report(place, kind, period, language, person, practice)
        if not person.has_perm("reporting.publish_report", report):
            raise CommandError(f"{by} may not publish reports of {place}.")
        try:
            if not report.is_frozen:
                self.sign_what_is_not_on_record(report, person)
                freeze(report, by=person, version=report.version, channel=Channel.COMMAND)
            edition = publish(
                report, by=person, version=report.version, reason=options["reason"], channel=Channel.COMMAND
            )
        except (ReportRefused, ChangedMeanwhile, PdfError) as refusal:
            raise CommandError(str(refusal)) from None
        if output:
            with edition.pdf.open() as pdf:
                output.write_bytes(pdf.read())
        self.tell(edition, as_json=options["json"])

    def sign_what_is_not_on_record(self, report, person):
        """Let the report say, under the name of who publishes, that nothing on record failed; tell them so."""
        if tells_failures(report):
            return
        sign_none_recorded(report, by=person, version=report.version, channel=Channel.COMMAND)
        self.stderr.write(NONE_RECORDED.format(person=person.email, period=report.period.code))

    def city(self, code):
        try:
            return City.objects.observed().with_code(code).get()
        except City.DoesNotExist:
            raise CommandError(f"No city has the code {code}.") from None

    def person(self, email):
        try:
            return User.objects.get(email__iexact=email, is_active=True)
        except User.DoesNotExist:
            raise CommandError(f"Nobody has an account with {email}.") from None

    def practice(self, city, code):
        try:
            return GoodPractice.objects.public().of(city).get(code=code)
        except GoodPractice.DoesNotExist:
            raise CommandError(f"{city} has not published a practice with the code {code}.") from None

    def report(self, city, kind, period, language, person, practice):
        try:
            asked = period_of(parse(period))
        except NotAPeriod:
            raise CommandError(f"{period} is no period: write a year such as 2025.") from None
        asked_for = {"city": city, "kind": kind, "period": asked, "language": language, "practice": practice}
        found = Report.objects.kept().filter(**asked_for).first()
        if found:
            return found
        if not person.has_perm("reporting.prepare_report", city):
            raise CommandError(f"{person.email} may not prepare reports of {city}.")
        try:
            return open_report(**asked_for, by=person, channel=Channel.COMMAND)
        except ReportRefused as refusal:
            raise CommandError(str(refusal)) from None

    def tell(self, edition, *, as_json):
        facts = {
            "city": edition.city.code,
            "report": edition.report.code,
            "edition": edition.number,
            "pdf_sha256": edition.pdf_sha256,
        }
        if as_json:
            self.stdout.write(json.dumps(facts))
        else:
            self.stdout.write(f"{edition.title}: edition {edition.number} is published.")
