"""Write the attestation as one page of PDF/A-3, with the signed credential attached to the file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import typst
from babel.dates import format_date

from tracker.badge.credential import Award, Issued, Issuer, achievement_texts
from wording.languages import language
from wording.tracker import _

__all__ = ["attestation_pdf"]

TEMPLATE = Path(__file__).with_name("certificate.typ")


def attestation_pdf(award: Award, issued: Issued, issuer: Issuer, lang: str = "ru") -> bytes:
    """Write the page in a language, ru or en. It shows the name and who signed, and no rating."""
    with language(lang):
        words = achievement_texts(award, lang)
        until = _day(award.valid_until, lang) if award.valid_until else _("no end date")
        data = {
            "lang": lang,
            "title": words["name"],
            "description": words["description"],
            "criteria": words["criteria"],
            "issuer": issuer.name,
            "name": award.name,
            "given": _("This is to certify that"),
            "facts": [
                {"label": _("Decided on"), "value": _day(award.decided_on, lang)},
                {"label": _("Valid through"), "value": until},
                {"label": _("Head of department"), "value": award.signed_by},
            ],
            "how": _(
                "The signed credential is attached to this file: credential.jwt. It is checked without a network."
            ),
            "id": str(issued.document["id"]),
            "key": str(issued.document["iss"]),
            "token": issued.token,
            "attached": _("Open Badges 3.0 credential, signed"),
        }
    return bytes(
        typst.compile(
            TEMPLATE.read_bytes(),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            ignore_system_fonts=True,
            pdf_standards="a-3b",
        )
    )


def _day(day: date, lang: str) -> str:
    return format_date(day, "long", locale=lang)
