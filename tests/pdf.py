"""Read the words of a PDF back, as a person who selects and copies them would get them."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

_RADICALS = re.compile("[\u2e80-\u2fdf]")


def pdf_text(pdf: Path | bytes) -> list[str]:
    """Return the text of each page, a line each as it stands on paper."""
    reader = PdfReader(BytesIO(pdf) if isinstance(pdf, bytes) else pdf)
    return [_RADICALS.sub(_sign, page.extract_text()) for page in reader.pages]


def _sign(radical: re.Match[str]) -> str:
    """One glyph serves a sign and the radical that looks like it, and the file may name the radical."""
    return unicodedata.normalize("NFKC", radical[0])
