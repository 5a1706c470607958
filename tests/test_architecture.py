"""What the import contract cannot see: relations written as strings, factories, permissions, migrations."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.management import call_command
from factory.django import DjangoModelFactory

from observatory.permissions import ROLE_PERMISSIONS

ORDER = ["observatory", "actors", "dialogues", "indicators", "reporting"]
MODELS = [model for app in ORDER for model in apps.get_app_config(app).get_models()]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_model_points_only_at_its_own_app_or_one_to_the_left(model):
    relations = [field for field in model._meta.get_fields() if field.is_relation and field.concrete]
    targets = {relation.related_model._meta.app_label for relation in relations}

    assert targets.isdisjoint(ORDER[ORDER.index(model._meta.app_label) + 1 :])


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_model_says_what_a_row_means(model):
    assert not model.__doc__.startswith(f"{model.__name__}(")


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_model_has_a_factory_whose_rows_are_valid(model):
    module = import_module(f"tests.factories.{model._meta.app_label}")
    factories = [
        item
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, DjangoModelFactory) and item._meta.model is model
    ]

    assert factories
    factories[0]().full_clean(
        exclude=[
            "page",
            "pdf",
            "csv",
            "json",
            "file",
            "content",
            "page_sha256",
            "pdf_sha256",
            "csv_sha256",
            "json_sha256",
        ]
    )


@pytest.mark.django_db
def test_every_permission_a_role_grants_exists():
    stored = {f"{p.content_type.app_label}.{p.codename}" for p in Permission.objects.select_related("content_type")}

    assert set().union(*ROLE_PERMISSIONS.values()) <= stored


@pytest.mark.django_db
def test_migrations_are_up_to_date():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
