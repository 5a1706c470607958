"""Whether the stored files are those that the rows name."""

import datetime
import time

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from observatory.backup.files import digest_of, stored_files, unclaimed_files

ON_ITS_WAY = datetime.timedelta(days=1)  # a file is written before the row that names it
A_MOMENT = 3


def faults_of_files():
    """Yield what is wrong with the stored files, in words: lost, other than the row says, or named by no row."""
    for each in stored_files():
        told = {"record": each.record, "pk": each.pk, "name": each.name}
        if not each.path.is_file():
            yield _("%(record)s %(pk)s: its file %(name)s is missing.") % told
        elif each.sha256 and digest_of(each.path) != each.sha256:
            yield _("%(record)s %(pk)s: its file %(name)s is not the one that was stored.") % told
    for name in left_over():
        yield _("No row names the file %s. Remove it with --sweep.") % name


def left_over(wait=A_MOMENT):
    """The files that no row names, not even a moment later, when what was being written is written."""
    found = unclaimed_files()
    if found:
        time.sleep(wait)
        found = sorted({*found} & {*unclaimed_files()})
    return found


def sweep():
    """Remove the files that no row has named for a day; answer their names."""
    before = timezone.now() - ON_ITS_WAY
    old = [name for name in unclaimed_files() if default_storage.get_modified_time(name) < before]
    for name in old:
        default_storage.delete(name)
    return old
