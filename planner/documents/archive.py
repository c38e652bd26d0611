"""Files as one ZIP, the same bytes for the same files whenever it is made."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

READABLE = 0o644 << 16


def zipped(files: Mapping[str, bytes], dated: date) -> bytes:
    """The files in the order given, all dated midnight of the service day."""
    content = BytesIO()
    moment = (max(1980, dated.year), dated.month, dated.day, 0, 0, 0)  # ZIP begins in 1980
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = READABLE
            archive.writestr(entry, data)
    return content.getvalue()
