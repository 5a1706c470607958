import uuid

from django.db import migrations, models


def give_identifiers(apps, schema_editor):
    """Give each term an identifier of its own."""
    terms = apps.get_model("observatory", "GovernmentTerm").objects
    for term in terms.filter(uuid=None):
        terms.filter(pk=term.pk).update(uuid=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("observatory", "0003_city_staff_and_adoptions")]

    operations = [
        migrations.AddField("governmentterm", "uuid", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(give_identifiers, migrations.RunPython.noop),
        migrations.AlterField(
            "governmentterm", "uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
    ]
