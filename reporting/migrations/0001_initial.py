import django.db.models.deletion
import django.utils.timezone
import reporting.models.report
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('indicators', '0001_initial'),
        ('observatory', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='observatory.city', verbose_name='city')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code')),
                ('is_public', models.BooleanField(default=False, verbose_name='public')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('accountability', 'Accountability report to citizens')], default='accountability', max_length=20, verbose_name='kind')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='indicators.period', verbose_name='period')),
                ('language', models.CharField(choices=[('es', 'Español'), ('en', 'English'), ('fr', 'Français'), ('pt', 'Português')], max_length=2, verbose_name='language')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('data_until', models.DateField(verbose_name='data until')),
                ('none_recorded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('frozen', models.JSONField(blank=True, editable=False, null=True)),
                ('frozen_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('frozen_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('indicators', models.ManyToManyField(blank=True, related_name='reports', to='indicators.adoptedindicator', verbose_name='indicators')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
                'ordering': ['-period__starts_on', '-pk'],
                'permissions': [('prepare_report', 'Prepare a report'), ('publish_report', 'Freeze and publish a report')],
                'default_related_name': 'reports',
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('city', 'kind', 'period', 'language'), name='one_report_per_kind_period_language'), models.UniqueConstraint(fields=('city', 'code'), name='one_report_per_code')],
            },
        ),
        migrations.CreateModel(
            name='ReportText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='reporting.report')),
                ('section', models.CharField(choices=[('summary', 'Executive summary in plain language'), ('promised', 'What was promised'), ('institutional', 'Institutional dimension'), ('political', 'Political dimension'), ('territorial', 'Territorial dimension'), ('dialogues', 'Dialogues and commitments'), ('money', 'Money'), ('failures', 'What did not work and what we learned'), ('next', 'What comes next'), ('method', 'Method')], max_length=15, verbose_name='chapter')),
                ('headline', models.CharField(blank=True, max_length=200, verbose_name='headline: what happened, in one sentence')),
                ('text', models.TextField(blank=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'chapter of a report',
                'verbose_name_plural': 'chapters of a report',
                'constraints': [models.UniqueConstraint(fields=('report', 'section'), name='one_text_per_section')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(editable=False, unique=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='reporting.report')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('language', models.CharField(choices=[('es', 'Español'), ('en', 'English'), ('fr', 'Français'), ('pt', 'Português')], max_length=2)),
                ('content', models.JSONField()),
                ('page', models.FileField(max_length=200, upload_to=reporting.models.report.kept_with_its_edition)),
                ('page_sha256', models.CharField(max_length=64)),
                ('pdf', models.FileField(max_length=200, upload_to=reporting.models.report.kept_with_its_edition)),
                ('pdf_sha256', models.CharField(max_length=64)),
                ('csv', models.FileField(max_length=200, upload_to=reporting.models.report.kept_with_its_edition)),
                ('csv_sha256', models.CharField(max_length=64)),
                ('json', models.FileField(max_length=200, upload_to=reporting.models.report.kept_with_its_edition)),
                ('json_sha256', models.CharField(max_length=64)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='why a new edition')),
                ('changes', models.JSONField(blank=True, default=list)),
                ('published_at', models.DateTimeField()),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['-published_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='one_edition_per_number')],
            },
        ),
    ]
