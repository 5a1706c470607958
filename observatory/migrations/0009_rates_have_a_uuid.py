import uuid

from django.db import migrations, models


def give_each_its_own(apps, schema_editor):
    rates = apps.get_model("observatory", "ExchangeRate").objects
    stored = list(rates.filter(uuid=None).only("pk"))
    for rate in stored:
        rate.uuid = uuid.uuid4()
    rates.bulk_update(stored, ["uuid"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("observatory", "0008_cache_table")]

    operations = [
        migrations.AddField("exchangerate", "uuid", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "exchangerate", "uuid", models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
        ),
    ]
