"""A credential belongs to a signed attestation; the page shows a person what the credential keeps to itself."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.paths import ROOT
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
    return attest(desk, login, decision, "решение по итогам испытательного срока").id


def test_it_is_given_once_kept_and_told(desk: Desk, office: Any) -> None:
    attestation = signed(desk)
    award, issued = issue_credential(desk, attestation, office.issuer, office.key, valid_until=date(2027, 6, 29))
    assert (award.name, award.signed_by, award.decided_on) == ("Мария Орлова", "Ольга Седова", date(2026, 6, 30))
    assert office.check(issued.token, MOMENT, signed_revocation_list(desk, office.issuer, office.key)).state == "valid"
    again = issue_credential(desk, attestation, office.issuer, office.key)
    assert again == (award, issued)
    with desk.database.reading() as connection:
        kinds = connection.execute(select(t.event.c.kind)).scalars().all()
        assert kinds.count("credential.issued") == 1
        assert verify_audit(connection).ok


def test_taking_the_attestation_back_revokes_it_and_no_other(desk: Desk, office: Any) -> None:
    given = {}
    for login in ("m.orlova", "d.kim"):
        attestation = signed(desk, login)
        given[attestation] = issue_credential(desk, attestation, office.issuer, office.key)[1]
    gone, stays = given
    assert given[gone].index != given[stays].index
    revoke_attestation(desk, gone, date(2026, 6, 30), "сертификат оказался чужим")
    listing = signed_revocation_list(desk, office.issuer, office.key)
    assert office.check(given[gone].token, MOMENT, listing).state == "revoked"
    assert office.check(given[stays].token, MOMENT, listing).state == "valid"
    with pytest.raises(NotAllowedNow):
        issue_credential(desk, gone, office.issuer, office.key)


def test_there_is_none_without_a_decision_to_attest(desk: Desk, office: Any) -> None:
    with pytest.raises(NotAllowedNow):
        issue_credential(desk, signed(desk, decision="not_attested"), office.issuer, office.key)
    with pytest.raises(NotFound):
        issue_credential(desk, "a-none", office.issuer, office.key)


def test_only_who_attests_may_give_it(desk: Desk, office: Any) -> None:
    attestation = signed(desk)
    mine = open_desk(desk.database.url, "m.orlova", policy=desk.policy, framework=desk.framework, clock=desk.clock)
    for do in (
        lambda: issue_credential(mine, attestation, office.issuer, office.key),
        lambda: signed_revocation_list(mine, office.issuer, office.key),
    ):
        with pytest.raises(Denied):
            do()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_page_is_one_and_carries_the_credential(office: Any, tmp_path: Path, lang: str) -> None:
    issued = office.issue(lang)
    pdf = attestation_pdf(office.award, issued, office.issuer, lang)
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
    assert office.check((tmp_path / "found.jwt").read_text()).ok


def test_a_persons_export_holds_their_credential_and_nobody_elses(desk: Desk, office: Any) -> None:
    given = {
        login: issue_credential(desk, signed(desk, login), office.issuer, office.key)[1]
        for login in ("m.orlova", "d.kim")
    }
    mine = open_desk(desk.database.url, "m.orlova", policy=desk.policy, framework=desk.framework, clock=desk.clock)
    text = str(export(mine, "m.orlova"))
    assert given["m.orlova"].token in text
    assert given["d.kim"].token not in text
