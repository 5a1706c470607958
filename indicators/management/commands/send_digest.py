from django.conf import settings
from django.core.management.base import BaseCommand

from indicators.services.digest import send_digests


class Command(BaseCommand):
    help = "Write to everybody for whom something waits in measuring: once a week at most, and not when nothing does."

    def add_arguments(self, parser):
        parser.add_argument(
            "--site", default=settings.SITE_URL, help="https://host, for the links; SITE_URL without it"
        )

    def handle(self, *, site, **options):
        told = send_digests(site=site.rstrip("/"))
        self.stdout.write(self.style.SUCCESS(f"{len(told)} written to." if told else "Nothing waits for anybody."))
