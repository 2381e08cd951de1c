"""The credential of a signed attestation: issued once, revoked with it, and printed on a page with the name."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.paths import ROOT
from tests.support.sample_issuer import SampleIssuer
from tracker.badge.attested import issue_credential, signed_revocation_list
from tracker.badge.page import attestation_pdf
from tracker.desk import Desk, open_desk
from tracker.domain.framework import load_framework
from tracker.domain.policy import load_policy
from tracker.errors import Denied, NotAllowedNow, NotFound
from tracker.service import add_person, attest, export, revoke_attestation, start_department
from tracker.store.tables import t
from tracker.store.verify import verify_audit

MOMENT = datetime(2026, 6, 30, 20, 59, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the head, in a department with two account managers."""
    desk = start_department(
        tmp_path / "tracker.db",
        "Ольга Седова",
        "o.sedova",
        start=date(2020, 1, 9),
        policy=load_policy(),
        framework=load_framework(ROOT / "course" / "competencies.toml"),
        clock=lambda: MOMENT,
    )
    for name, login in (("Мария Орлова", "m.orlova"), ("Дарья Ким", "d.kim")):
        add_person(desk, name, login, start=date(2025, 1, 1), email=f"{login}@mayak.example")
    return desk


def signed(desk: Desk, login: str = "m.orlova", decision: Any = "attested") -> str:
    """Sign a decision and return the id of the attestation."""
    return attest(desk, login, decision, "решение по итогам испытательного срока").id


def test_the_credential_is_issued_once_and_recorded_in_the_audit(desk: Desk, sample: SampleIssuer) -> None:
    attestation = signed(desk)
    award, issued = issue_credential(desk, attestation, sample.issuer, sample.key, valid_until=date(2027, 6, 29))
    assert (award.name, award.signed_by, award.decided_on) == ("Мария Орлова", "Ольга Седова", date(2026, 6, 30))
    assert sample.check(issued.token, MOMENT, signed_revocation_list(desk, sample.issuer, sample.key)).state == "valid"
    again = issue_credential(desk, attestation, sample.issuer, sample.key)
    assert again == (award, issued)
    with desk.database.reading() as connection:
        kinds = connection.execute(select(t.event.c.kind)).scalars().all()
        assert kinds.count("credential.issued") == 1
        assert verify_audit(connection).ok


def test_revoking_an_attestation_revokes_its_credential_only(desk: Desk, sample: SampleIssuer) -> None:
    issued = {}
    for login in ("m.orlova", "d.kim"):
        attestation = signed(desk, login)
        issued[attestation] = issue_credential(desk, attestation, sample.issuer, sample.key)[1]
    revoked, valid = issued
    assert issued[revoked].index != issued[valid].index
    revoke_attestation(desk, revoked, date(2026, 6, 30), "сертификат оказался чужим")
    listing = signed_revocation_list(desk, sample.issuer, sample.key)
    assert sample.check(issued[revoked].token, MOMENT, listing).state == "revoked"
    assert sample.check(issued[valid].token, MOMENT, listing).state == "valid"
    with pytest.raises(NotAllowedNow):
        issue_credential(desk, revoked, sample.issuer, sample.key)


def test_without_a_decision_to_attest_no_credential_is_issued(desk: Desk, sample: SampleIssuer) -> None:
    with pytest.raises(NotAllowedNow):
        issue_credential(desk, signed(desk, decision="not_attested"), sample.issuer, sample.key)
    with pytest.raises(NotFound):
        issue_credential(desk, "a-none", sample.issuer, sample.key)


def test_only_people_who_may_attest_can_issue_or_list(desk: Desk, sample: SampleIssuer) -> None:
    attestation = signed(desk)
    other = open_desk(desk.database.url, "m.orlova", policy=desk.policy, framework=desk.framework, clock=desk.clock)
    for do in (
        lambda: issue_credential(other, attestation, sample.issuer, sample.key),
        lambda: signed_revocation_list(other, sample.issuer, sample.key),
    ):
        with pytest.raises(Denied):
            do()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_pdf_has_one_page_and_the_credential_attached(sample: SampleIssuer, tmp_path: Path, lang: str) -> None:
    issued = sample.issue(lang)
    pdf = attestation_pdf(sample.award, issued, sample.issuer, lang)
    assert pdf.startswith(b"%PDF-1.7")
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    if not all(map(shutil.which, ("pdfinfo", "pdftotext", "pdfdetach"))):
        pytest.skip("poppler-utils reads the page back")
    run = lambda *command: subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: E731
    assert "Pages:           1" in run("pdfinfo", str(path))
    text = " ".join(run("pdftotext", str(path), "-").split())
    for shown in (
        "Мария Орлова",
        "Ольга Седова",
        "Маяк",
        issued.document["name"],
        "2026",
        "2027",
        issued.document["id"],
    ):
        assert shown in text
    run("pdfdetach", "-save", "1", "-o", str(tmp_path / "found.jwt"), str(path))
    assert sample.check((tmp_path / "found.jwt").read_text()).ok


def test_a_persons_export_holds_their_credential_and_nobody_elses(desk: Desk, sample: SampleIssuer) -> None:
    issued = {
        login: issue_credential(desk, signed(desk, login), sample.issuer, sample.key)[1]
        for login in ("m.orlova", "d.kim")
    }
    mine = open_desk(desk.database.url, "m.orlova", policy=desk.policy, framework=desk.framework, clock=desk.clock)
    text = str(export(mine, "m.orlova"))
    assert issued["m.orlova"].token in text
    assert issued["d.kim"].token not in text
