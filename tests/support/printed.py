"""PDFs read back by another program, and papers to print."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pypdfium2
import zxingcpp

from planner.documents.papers import Papers, papers_of
from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.money.ledger import ledger
from planner.texts import Language
from tests.support.good_plan import good_day, good_plan

NAME = "Константинопольская Ёлка"
PHONE = "+7 900 123-45-67"
ADDRESS = "Москва, Ленинский проспект, д. 152, кв. 117"
COMMENT = "Домофон 117"
PERSONAL = (NAME, PHONE, ADDRESS, COMMENT)
CONTENTS = "2 × Коробка 600×400; 3 × Скотч"


def told_day() -> Day:
    """The good day; everything is known of o1, nothing of the others' receivers."""
    day = good_day()
    o1 = replace(
        day.orders[0],
        customer=NAME,
        phone=PHONE,
        address=ADDRESS,
        comment=COMMENT,
        extra=(("Состав", CONTENTS),),
    )
    return replace(day, orders=(o1, *day.orders[1:]))


def papers(
    language: Language = "ru", *, day: Day | None = None, plan: Plan | None = None
) -> Papers:
    """The papers of the good plan, or of the one given."""
    shown = told_day() if day is None else day
    planned = good_plan(shown) if plan is None else plan
    return papers_of(shown, planned, ledger(shown, planned), language)


def page_texts(content: bytes) -> list[str]:
    """The text of every page, spaces and line ends as one space."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        texts = []
        for page in pdf:
            words = page.get_textpage()
            texts.append(plain_spaces(words.get_text_bounded()))
            words.close()
            page.close()
        return texts
    finally:
        pdf.close()


def metadata(content: bytes) -> dict[str, str]:
    """What the document says of itself."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        return dict(pdf.get_metadata_dict())
    finally:
        pdf.close()


def qr_codes(content: bytes, page: int = 0) -> list[str]:
    """What the QR codes of a page say to a scanner."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        sheet = pdf[page]
        picture = sheet.render(scale=3).to_pil()
        sheet.close()
        return [code.text for code in zxingcpp.read_barcodes(picture)]
    finally:
        pdf.close()


def plain_spaces(words: str) -> str:
    """With every kind of space and line end as one space; soft hyphens out."""
    return " ".join(unicodedata.normalize("NFKC", words).replace("\ufffe", "").split())
