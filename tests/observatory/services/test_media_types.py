import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from observatory.services.media_types import RefusedFile, media_type_of


def archive(**members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in members.items():
            zipped.writestr(name.replace("__", "/"), content)
    return target.getvalue()


WORD = {"[Content_Types].xml": "<x/>", "word__document.xml": "<x/>"}
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 20


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("A.PDF", b"%PDF-1.7", "application/pdf"),
        ("a.png", b"\x89PNG\r\n\x1a\n...", "image/png"),
        ("a.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.gif", b"GIF89a", "image/gif"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("a.csv", "país;año\n".encode(), "text/csv"),
        ("a.txt", "año".encode("cp1252"), "text/plain"),
        ("a.xls", OLD, "application/vnd.ms-excel"),
        ("a.docx", archive(**WORD), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (
            "a.ods",
            archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "application/vnd.oasis.opendocument.spreadsheet",
        ),
    ],
)
def test_the_content_tells_what_a_file_is(name, content, media_type):
    upload = SimpleUploadedFile(name, content, content_type="text/html")

    assert media_type_of(upload) == media_type
    assert upload.tell() == 0


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.html", b"<html>", "kind"),
        ("a.txt", b"  <script>", "kind"),
        ("a.txt", b"\xef\xbb\xbf<html>", "kind"),
        ("a.csv", b"a\x00b", "kind"),
        ("a.zip", archive(readme="x"), "kind"),
        ("a.docx", b"PK\x03\x04 broken", "kind"),
        ("a.exe", b"MZ", "kind"),
        ("a.bin", OLD, "kind"),
        ("a.pdf.exe", b"%PDF-1.7", "name"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "name"),
        ("a.xlsx", archive(**WORD), "name"),
        ("a.docx", archive(**WORD, **{"word__vbaProject.bin": "x"}), "macros"),
    ],
)
def test_a_file_that_is_not_accepted_is_refused_with_the_reason(name, content, code):
    with pytest.raises(RefusedFile) as refusal:
        media_type_of(SimpleUploadedFile(name, content))
    assert refusal.value.code == code
