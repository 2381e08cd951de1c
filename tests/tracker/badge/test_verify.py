"""Checking a credential: every forgery is refused with its reason, and dates are days of the organisation."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.sample_issuer import SampleIssuer
from tracker.badge.credential import Issued, Issuer, issue
from tracker.badge.keys import public_pem
from wording.languages import language


def forged(sample: SampleIssuer, issued: Issued, how: str) -> str:  # noqa: C901 - one case for each row of the table below
    """Return a credential forged in the way that the table below names."""
    header, body, signature = issued.token.split(".")
    stranger = Ed25519PrivateKey.generate()
    other = Issuer("Чужие", "https://other.example", sample.issuer.status_url)
    encode = lambda data: base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()  # noqa: E731
    secret = public_pem(sample.public)
    match how:
        case "a longer term":
            return f"{header}.{encode(issued.document | {'validUntil': '2099-01-01T00:00:00Z'})}.{signature}"
        case "another's e-mail":
            return f"{header}.{encode(issued.document | {'credentialSubject': {}})}.{signature}"
        case "another signature":
            return f"{header}.{body}.{sample.issue().token.split('.')[2]}"
        case "signed by a stranger":
            return issue(sample.award, other, stranger, ()).token
        case "signed by a stranger in our name":
            return jwt.encode(issued.document, stranger, "EdDSA")
        case "a stranger's key in the header":
            mine = jwt.algorithms.OKPAlgorithm.to_jwk(stranger.public_key(), as_dict=True)
            return jwt.encode(issued.document, stranger, "EdDSA", headers={"jwk": mine})
        case "our key, another issuer named":
            return jwt.encode(issued.document | {"iss": "did:key:z6Mkother"}, sample.key, "EdDSA")
        case "no signature":
            return jwt.encode(issued.document, None, "none")
        case "public key as a password":
            head = encode({"alg": "HS256", "typ": "JWT"})
            digest = hmac.digest(secret, f"{head}.{body}".encode(), "sha256")
            return f"{head}.{body}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"
        case "cut short":
            return issued.token[:-60]
        case "a text":
            return "not a credential"
        case "nothing":
            return ""
    raise AssertionError(how)


FORGED = [
    ("a longer term", "tampered"),
    ("another's e-mail", "tampered"),
    ("another signature", "tampered"),
    ("signed by a stranger", "foreign"),
    ("signed by a stranger in our name", "tampered"),
    ("a stranger's key in the header", "foreign"),
    ("our key, another issuer named", "foreign"),
    ("no signature", "unreadable"),
    ("public key as a password", "unreadable"),
    ("cut short", "tampered"),
    ("a text", "unreadable"),
    ("nothing", "unreadable"),
]


@pytest.mark.parametrize(("how", "state"), FORGED)
def test_a_forged_credential_is_refused_with_its_reason(sample: SampleIssuer, how: str, state: str) -> None:
    verdict = sample.check(forged(sample, sample.issue(), how))
    assert (verdict.state, verdict.document) == (state, None)
    assert verdict.message


def test_a_changed_byte_is_found(sample: SampleIssuer) -> None:
    token = sample.issue().token
    accepted = []
    for position in range(0, len(token), 37):
        for letter in "Ab0":
            changed = token[:position] + letter + token[position + 1 :]
            if changed != token and sample.check(changed).ok:
                accepted.append(position)
    assert accepted == []


DAYS = [
    ("Moscow", "Europe/Moscow", "2026-06-29T21:00:00Z", "2027-06-29T20:59:59Z"),
    ("Kaliningrad", "Europe/Kaliningrad", "2026-06-29T22:00:00Z", "2027-06-29T21:59:59Z"),
    ("Vladivostok", "Asia/Vladivostok", "2026-06-29T14:00:00Z", "2027-06-29T13:59:59Z"),
]


@pytest.mark.parametrize(("zone", "starts", "ends"), [r[1:] for r in DAYS], ids=[r[0] for r in DAYS])
def test_dates_are_days_of_the_organisation_and_the_last_one_is_valid(
    sample: SampleIssuer, zone: str, starts: str, ends: str
) -> None:
    issued = sample.issue(zone=zone)
    assert (issued.document["validFrom"], issued.document["validUntil"]) == (starts, ends)
    first, last = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
    second = timedelta(seconds=1)
    states = [sample.check(issued.token, moment).state for moment in (first - second, first, last, last + second)]
    assert states == ["not_yet_valid", "valid", "valid", "expired"]


@pytest.mark.parametrize("shown", ["a.petrova@mayak.example", "A.PETROVA@Mayak.Example", " a.petrova@mayak.example\n"])
@pytest.mark.parametrize("stored", ["a.petrova@mayak.example", "A.Petrova@mayak.example "])
def test_the_holder_is_known_by_the_e_mail_in_any_capitals(sample: SampleIssuer, stored: str, shown: str) -> None:
    verdict = sample.check(sample.issue(email=stored).token, email=shown)
    assert (verdict.state, verdict.checked_holder) == ("valid", True)


@pytest.mark.parametrize("shown", ["b.sokolov@mayak.example", "", "a.petrova", "sha256$", "ß" * 1000])
def test_anybody_elses_file_is_refused(sample: SampleIssuer, shown: str) -> None:
    verdict = sample.check(sample.issue(email="a.petrova@mayak.example").token, email=shown)
    assert (verdict.state, verdict.document) == ("other_holder", None)


def test_without_an_e_mail_the_verdict_says_that_the_holder_was_not_checked(sample: SampleIssuer) -> None:
    with language("en"):
        verdict = sample.check(sample.issue().token)
    assert verdict.ok
    assert not verdict.checked_holder
    assert "Whose it is was not checked" in verdict.message
