import django.db.models.deletion
import django.utils.timezone
import reporting.models.handover
import reporting.models.report
import uuid
from django.conf import settings
from django.db import migrations, models

from observatory.migrations import NewTables


class Migration(NewTables):

    initial = True

    dependencies = [
        ('indicators', '0001_initial'),
        ('observatory', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='HandoverBook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handover_books', to='observatory.city', verbose_name='city')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('language', models.CharField(choices=[('es', 'Español'), ('en', 'English'), ('fr', 'Français'), ('pt', 'Português')], max_length=2, verbose_name='language of the book')),
                ('handed_over_on', models.DateField(verbose_name='day of the handover')),
                ('letter', models.TextField(blank=True, verbose_name='letter to the incoming team')),
                ('reservations', models.TextField(blank=True, verbose_name='what the incoming team must know of the gaps')),
                ('missing', models.JSONField(blank=True, default=list, editable=False)),
                ('content', models.JSONField(blank=True, editable=False, null=True)),
                ('stage', models.CharField(choices=[('waiting', 'Waiting for its turn'), ('gathering', 'Gathering what the register holds'), ('drawing', 'Drawing the book'), ('packing', 'Packing data and documents'), ('ready', 'Ready'), ('failed', 'Not made')], default='waiting', editable=False, max_length=10)),
                ('problem', models.CharField(blank=True, editable=False, max_length=500)),
                ('touched_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('pdf', models.FileField(blank=True, editable=False, max_length=200, upload_to=reporting.models.handover.kept_with_its_book)),
                ('pdf_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('zip', models.FileField(blank=True, editable=False, max_length=200, upload_to=reporting.models.handover.kept_with_its_book)),
                ('zip_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('ics', models.FileField(blank=True, editable=False, max_length=200, upload_to=reporting.models.handover.kept_with_its_book)),
                ('ics_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('given_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('received_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('received_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'verbose_name': 'handover book',
                'verbose_name_plural': 'handover books',
                'ordering': ['-handed_over_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('received_by', None), models.Q(('given_by__isnull', False), models.Q(('received_by', models.F('given_by')), _negated=True)), _connector='OR'), name='handover_received_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'ready'), _negated=True), models.Q(('made_at__isnull', False), models.Q(('zip_sha256', ''), _negated=True)), _connector='OR'), name='handover_ready_has_its_files')],
            },
        ),
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
                ('kind', models.CharField(choices=[('accountability', 'Accountability report to citizens'), ('management', 'Management report'), ('council', 'Half-yearly report to the council'), ('evaluation', 'Evaluation report for partners and funders'), ('practice', 'Good-practice sheet'), ('brief', "The mayor's page")], default='accountability', max_length=20, verbose_name='kind')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='indicators.period', verbose_name='period')),
                ('language', models.CharField(choices=[('es', 'Español'), ('en', 'English'), ('fr', 'Français'), ('pt', 'Português')], max_length=2, verbose_name='language')),
                ('practice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='observatory.goodpractice', verbose_name='good practice')),
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
                'constraints': [models.UniqueConstraint(condition=models.Q(('practice', None), ('removed_at', None)), fields=('city', 'kind', 'period', 'language'), name='one_report_per_kind_period_language'), models.UniqueConstraint(condition=models.Q(('practice__isnull', False), ('removed_at', None)), fields=('practice', 'period', 'language'), name='one_sheet_per_practice_period_language'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'practice'), ('practice__isnull', False)), models.Q(models.Q(('kind', 'practice'), _negated=True), ('practice', None)), _connector='OR'), name='sheet_has_its_practice'), models.UniqueConstraint(fields=('city', 'code'), name='one_report_per_code')],
            },
        ),
        migrations.CreateModel(
            name='ReportText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='reporting.report')),
                ('section', models.CharField(choices=[('summary', 'Executive summary in plain language'), ('promised', 'What was promised'), ('actions', 'Agreements and actions'), ('practice', 'The practice, and what others can take from it'), ('institutional', 'Institutional dimension'), ('political', 'Political dimension'), ('territorial', 'Territorial dimension'), ('evaluation', 'What the evaluation finds'), ('dialogues', 'Dialogues and commitments'), ('money', 'Money'), ('failures', 'What did not work and what we learned'), ('next', 'What comes next'), ('method', 'Method')], max_length=15, verbose_name='chapter')),
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
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='reporting.edition')),
                ('reason', models.CharField(max_length=500, verbose_name='why it is withdrawn')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'withdrawal of an edition',
                'verbose_name_plural': 'withdrawals of editions',
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='withdrawal_has_a_reason')],
            },
        ),
    ]
