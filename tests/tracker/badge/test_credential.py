"""The credential: valid against the published schema, without clients, ratings and the person's name."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from tests.support.sample_issuer import SampleIssuer, payload
from tracker.badge.credential import STATUS_SIZE, Issuer, issue
from tracker.badge.keys import public_pem
from tracker.badge.revocation import revocation_list
from tracker.badge.schema import check, check_published
from tracker.errors import InvalidInput

DAY = timedelta(days=1)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("until", [date(2027, 6, 29), None])
def test_it_is_valid_against_the_published_schema_and_ours(
    sample: SampleIssuer, published: Path, lang: str, until: Any
) -> None:
    issued = sample.issue(lang, valid_until=until)
    assert payload(issued.token) == issued.document
    assert check_published(issued.document, published) == ()
    assert check(issued.document) == ()
    assert sample.check(issued.token, revocations=sample.listing()).state == "valid"


def test_the_librarys_verifier_accepts_it(sample: SampleIssuer) -> None:
    """An independent check. That verifier reads the wall clock, so the dates are around today."""
    today = datetime.now(UTC).date()
    issued = sample.issue(decided_on=today - DAY, valid_until=today + DAY)
    verifier = OB3Verifier(public_pem(sample.public))
    assert verifier.verify(issued.token).id == issued.document["id"]
    changed = issued.token[:-4] + ("AAAA" if issued.token[-4:] != "AAAA" else "BBBB")
    with pytest.raises(OB3VerificationError):
        verifier.verify(changed)
    listing = revocation_list([issued.index], sample.issuer, sample.key, datetime.now(UTC))
    with pytest.raises(OB3VerificationError, match="revocation"):
        verifier.verify(issued.token, check_status=True, download=lambda _url: listing.encode())


def test_it_has_no_name_clients_or_ratings(sample: SampleIssuer) -> None:
    """The test lists all fields, so that nobody can add one by mistake."""
    document = sample.issue().document
    text = json.dumps(document, ensure_ascii=False).lower()
    for secret in ("орлова", "седова", "orlova", "mayak.example ", "a-0011223344"):
        assert secret not in text
    claims = "iss jti nbf exp".split()
    fields = "@context id type name issuer validFrom validUntil credentialSubject credentialSchema credentialStatus"
    assert sorted(document) == sorted(claims + fields.split())
    assert sorted(document["credentialSubject"]) == ["achievement", "identifier", "type"]
    (identity,) = document["credentialSubject"]["identifier"]
    known = hashlib.sha256(("m.orlova@mayak.example" + identity["salt"]).encode()).hexdigest()
    assert identity["identityHash"] == f"sha256${known}"
    assert sample.issue().document["credentialSubject"]["identifier"][0]["salt"] != identity["salt"]


MISTAKES = [
    ("a rating", ["credentialSubject", "result"], [{"type": ["Result"], "value": "4"}]),
    ("a name", ["credentialSubject", "identifier", 0, "name"], "Мария Орлова"),
    ("a plain e-mail", ["credentialSubject", "identifier", 0, "identityHash"], "m.orlova@mayak.example"),
    ("not hashed", ["credentialSubject", "identifier", 0, "hashed"], False),
    ("evidence", ["evidence"], [{"type": ["Evidence"], "narrative": "Кейс клиента «Ромашка»"}]),
    ("a credential without revocation", ["credentialStatus"], None),
    ("a nested client", ["credentialSubject", "achievement", "client"], "Ромашка"),
]


@pytest.mark.parametrize(("path", "value"), [r[1:] for r in MISTAKES], ids=[r[0] for r in MISTAKES])
def test_our_schema_refuses_other_fields(sample: SampleIssuer, path: list[Any], value: Any) -> None:
    document = json.loads(json.dumps(sample.issue().document))
    parent = document
    for step in path[:-1]:
        parent = parent[step]
    if value is None:
        del parent[path[-1]]
    else:
        parent[path[-1]] = value
    assert check(document)
    token = jwt.encode(document, sample.key, "EdDSA")
    assert sample.check(token).state == "malformed"


def test_an_index_is_never_used_twice_and_the_id_stays_the_same(sample: SampleIssuer) -> None:
    one = sample.issue()
    taken = set(range(0, STATUS_SIZE, 3))
    again = issue(sample.award, sample.issuer, sample.key, taken)
    assert again.index not in taken
    assert again.document["id"] == one.document["id"]
    with pytest.raises(InvalidInput):
        issue(sample.award, sample.issuer, sample.key, range(STATUS_SIZE))


REFUSED = [
    ("no e-mail", {"email": ""}, "email"),
    ("ends before it begins", {"valid_until": date(2026, 6, 29)}, "valid_until"),
]


@pytest.mark.parametrize(("changes", "field"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_wrong_facts_are_refused(sample: SampleIssuer, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        sample.issue(**changes)
    assert caught.value.field == field


def test_an_issuer_without_https_is_refused(sample: SampleIssuer) -> None:
    sample.issuer = Issuer("Маяк", "http://mayak.example", "https://mayak.example/r")
    with pytest.raises(InvalidInput) as caught:
        sample.issue()
    assert "issuer/url" in caught.value.problem
