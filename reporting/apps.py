from functools import partial

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_migrate, post_save, pre_migrate

SHELVED = (
    "dialogues.Question",
    "observatory.City",
    "reporting.Edition",
    "reporting.Report",
    "reporting.Withdrawal",
)


class ReportingConfig(AppConfig):
    """Keeps the shelf of public editions in order and counts what writes, whichever door a change came through."""

    name = "reporting"

    def ready(self):
        for name in SHELVED:
            post_save.connect(_put_in_order, sender=name, dispatch_uid=f"shelf of {name}")
        post_migrate.connect(_put_all_in_order, sender=self, dispatch_uid="shelf")
        post_migrate.connect(_seal_the_log, sender=self, dispatch_uid="sealed")
        post_migrate.connect(_count_writes, sender=self, dispatch_uid="written")
        pre_migrate.connect(_leave_words, sender=self, dispatch_uid="words are left")
        post_migrate.connect(_keep_words, sender=self, dispatch_uid="words are kept")


def _put_in_order(sender, instance, created, raw=False, **_more):
    from reporting.services.shelf import shelve

    if raw or (created and sender.__name__ in ("City", "Question", "Report")):
        return  # nothing of it is published yet
    transaction.on_commit(partial(shelve, _city_of(instance)))


def _city_of(instance):
    """The city itself, that of a record, or that of the edition which is withdrawn."""
    match type(instance).__name__:
        case "City":
            return instance
        case "Withdrawal":
            return instance.edition.city
        case _:
            return instance.city


def _put_all_in_order(**_more):
    from reporting.services.shelf import shelve_all

    shelve_all()


def _seal_the_log(**_more):
    from observatory.sealing import seal_all

    seal_all()


def _count_writes(**_more):
    from observatory.written import count_writes

    count_writes()


def _leave_words(plan, **_more):
    from observatory import indexed

    if plan:
        indexed.uninstall()


def _keep_words(**_more):
    from observatory import indexed
    from reporting import search  # noqa: F401 (where every app has said which words are kept)

    indexed.install()
