"""The printed page: fonts, styles, safe paragraphs, QR codes, and a document from its parts.

ReportLab lays out; every word from outside goes through `PageMaker.paragraph`, which takes its
mark-up literally. The same parts give the same bytes: the document is dated by its service day.
DejaVu Sans Condensed stands beside this file (see fonts/LICENSE): Cyrillic, ₽, Hebrew, Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path as FilePath
from xml.sax.saxutils import escape

import segno
from reportlab.graphics.shapes import Drawing, Path
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from planner.documents.plain_text import as_drawn, plain, runs_from_the_right
from planner.texts import Language, text

FONTS = FilePath(__file__).parent / "fonts"
REGULAR, BOLD = "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"
MARGIN = 12 * mm
FOOTER = 6 * mm
PADDING = 6  # points on each side, of ReportLab's own frame
LONGEST_TITLE = 120
QUIET = 4  # modules of paper around a QR code (ISO/IEC 18004)
INK, GREY, RULE = black, HexColor("#4a5361"), HexColor("#8a94a3")
PALE, ALARM = HexColor("#eef2f7"), HexColor("#fff3d6")
Story = Callable[[], list[Flowable]]

STYLES = {
    "title": (BOLD, 15, INK),
    "head": (BOLD, 11, INK),
    "body": (REGULAR, 10, INK),
    "cell": (REGULAR, 7.8, INK),
    "cell-strong": (BOLD, 7.8, INK),
    "cell-head": (BOLD, 7, INK),
    "label": (REGULAR, 8.4, GREY),
    "small": (REGULAR, 7.6, GREY),
    "number": (BOLD, 12, INK),
    "alarm": (BOLD, 13, INK),
}


def paragraph(
    words: str,
    style: str = "body",
    *,
    width: float = 180 * mm,
    longest: int = 400,
    lines: int = 1,
    link: str = "",
) -> Paragraph:
    """The words as a paragraph, nothing in them taken for mark-up.

    Parameters
    ----------
    width : in points, where the lines of a script from the right are broken beforehand.
    longest, lines : what is printed of them at most. link : opened by a tap.
    """
    shown = plain(words, _glyphs(), longest=longest, lines=lines)
    look = _style(style)
    rows = shown.split("\n")
    if runs_from_the_right(shown):
        broken = (
            line
            for row in rows
            for line in simpleSplit(row, look.fontName, look.fontSize, width)
        )
        rows = [as_drawn(line) for line in broken]
    marked = "<br/>".join(escape(row) for row in rows)
    if link:
        marked = f'<a href="{escape(link, {chr(34): "&quot;"})}" color="#1a4f9c">{marked}</a>'
    return Paragraph(marked, look)


def qr_code(content: str, side: float) -> Drawing:
    """A QR code of the text, `side` points wide, its quiet zone included."""
    rows = [bytes(row) for row in segno.make(content, error="m", micro=False).matrix]
    step = side / (len(rows) + 2 * QUIET)
    path = Path(fillColor=INK, strokeColor=None)
    for line, row in enumerate(rows):
        top = side - (QUIET + line) * step
        for run in re.finditer(rb"\x01+", row):
            left, right = ((QUIET + edge) * step for edge in run.span())
            path.moveTo(left, top)
            path.lineTo(right, top)
            path.lineTo(right, top - step)
            path.lineTo(left, top - step)
            path.closePath()
    drawing = Drawing(side, side)
    drawing.add(path)
    return drawing


def page_width(*, wide: bool) -> float:
    """Points between the margins."""
    return (landscape(A4) if wide else A4)[0] - 2 * (MARGIN + PADDING)


def page_height(*, wide: bool) -> float:
    """Points between the margins, the footer left free."""
    return (landscape(A4) if wide else A4)[1] - 2 * (MARGIN + PADDING) - FOOTER


def document(
    story: Story,
    *,
    title: str,
    day: date,
    language: Language,
    wide: bool = False,
    likely: int = 1,
) -> bytes:
    """The parts as a PDF whose pages are numbered "1 of 2".

    Parameters
    ----------
    story : makes the parts; called again where there turn out to be other than `likely` pages.
    day : that the document says it was made on.
    """
    content, pages = _laid_out(story(), title, day, language, wide=wide, pages=likely)
    if pages != likely:
        content, _ = _laid_out(story(), title, day, language, wide=wide, pages=pages)
    return content


def _laid_out(
    parts: Sequence[Flowable],
    title: str,
    day: date,
    language: Language,
    *,
    wide: bool,
    pages: int,
) -> tuple[bytes, int]:
    _glyphs()
    content = BytesIO()
    shown = plain(title, _glyphs(), longest=LONGEST_TITLE)

    def footer(canvas: Canvas, made: SimpleDocTemplate) -> None:
        canvas.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000")
        canvas.setFont(REGULAR, 7.5)
        canvas.setFillColor(GREY)
        number = text("papers-page", language, page=made.page, pages=pages)
        canvas.drawString(MARGIN, MARGIN - FOOTER / 2, _drawn(shown))
        canvas.drawRightString(made.pagesize[0] - MARGIN, MARGIN - FOOTER / 2, number)

    made = SimpleDocTemplate(
        content,
        pagesize=landscape(A4) if wide else A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN + FOOTER,
        title=shown,
        author="",
        subject="",
        creator="planner",
        lang=language,
        invariant=1,
    )
    made.build(list(parts), onFirstPage=footer, onLaterPages=footer)
    return content.getvalue(), made.page


def _drawn(line: str) -> str:
    return as_drawn(line) if runs_from_the_right(line) else line


@cache
def _glyphs() -> Container[int]:
    """Code points the regular font has; registers both fonts."""
    faces = []
    for name in (REGULAR, BOLD):
        font = TTFont(name, FONTS / f"{name}.ttf")
        pdfmetrics.registerFont(font)
        faces.append(frozenset(font.face.charToGlyph))
    return faces[0] & faces[1]


@cache
def _style(name: str) -> ParagraphStyle:
    font, size, ink = STYLES[name]
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=1.22 * size, textColor=ink
    )
