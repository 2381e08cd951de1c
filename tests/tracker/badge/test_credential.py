"""The credential: signed, valid against the published schema, silent about clients, ratings and the person's name."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from tracker.badge.credential import STATUS_SIZE, Issuer, issue
from tracker.badge.keys import create_keys, load_private, load_public, public_pem
from tracker.badge.revocation import read_list, revocation_list
from tracker.badge.schema import check, check_published
from tracker.errors import InvalidInput

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def payload(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("until", [date(2027, 6, 29), None])
def test_it_is_valid_against_the_published_schema_and_ours(office: Any, published: Path, lang: str, until: Any) -> None:
    issued = office.issue(lang, valid_until=until)
    assert payload(issued.token) == issued.document
    assert check_published(issued.document, published) == ()
    assert check(issued.document) == ()
    assert office.check(issued.token, revocations=office.listing()).state == "valid"


def test_the_librarys_own_verifier_takes_it_too(office: Any) -> None:
    """A second opinion; it reads the wall clock, so the days are around today."""
    today = datetime.now(UTC).date()
    issued = office.issue(decided_on=today - DAY, valid_until=today + DAY)
    verifier = OB3Verifier(public_pem(office.public))
    assert verifier.verify(issued.token).id == issued.document["id"]
    changed = issued.token[:-4] + ("AAAA" if issued.token[-4:] != "AAAA" else "BBBB")
    with pytest.raises(OB3VerificationError):
        verifier.verify(changed)
    listing = revocation_list([issued.index], office.issuer, office.key, datetime.now(UTC))
    with pytest.raises(OB3VerificationError, match="revocation"):
        verifier.verify(issued.token, check_status=True, download=lambda _url: listing.encode())


def test_it_says_nothing_of_name_clients_or_ratings(office: Any) -> None:
    """Everything that is in it, and no more: a new field has to be put here on purpose."""
    document = office.issue().document
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
    assert office.issue().document["credentialSubject"]["identifier"][0]["salt"] != identity["salt"]


SLIPS = [
    ("a rating", ["credentialSubject", "result"], [{"type": ["Result"], "value": "4"}]),
    ("a name", ["credentialSubject", "identifier", 0, "name"], "Мария Орлова"),
    ("a plain e-mail", ["credentialSubject", "identifier", 0, "identityHash"], "m.orlova@mayak.example"),
    ("not hashed", ["credentialSubject", "identifier", 0, "hashed"], False),
    ("evidence", ["evidence"], [{"type": ["Evidence"], "narrative": "Кейс клиента «Ромашка»"}]),
    ("a credential without revocation", ["credentialStatus"], None),
    ("a nested client", ["credentialSubject", "achievement", "client"], "Ромашка"),
]


@pytest.mark.parametrize(("path", "value"), [r[1:] for r in SLIPS], ids=[r[0] for r in SLIPS])
def test_our_schema_lets_nothing_else_in(office: Any, path: list[Any], value: Any) -> None:
    document = json.loads(json.dumps(office.issue().document))
    place = document
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    assert check(document)
    token = jwt.encode(document, office.key, "EdDSA")
    assert office.check(token).state == "malformed"


DAYS = [
    ("Moscow", "Europe/Moscow", "2026-06-29T21:00:00Z", "2027-06-29T20:59:59Z"),
    ("Kaliningrad", "Europe/Kaliningrad", "2026-06-29T22:00:00Z", "2027-06-29T21:59:59Z"),
    ("Vladivostok", "Asia/Vladivostok", "2026-06-29T14:00:00Z", "2027-06-29T13:59:59Z"),
]


@pytest.mark.parametrize(("zone", "starts", "ends"), [r[1:] for r in DAYS], ids=[r[0] for r in DAYS])
def test_its_days_are_the_organisations_and_the_last_one_counts(office: Any, zone: str, starts: str, ends: str) -> None:
    issued = office.issue(zone=zone)
    assert (issued.document["validFrom"], issued.document["validUntil"]) == (starts, ends)
    first, last = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
    second = timedelta(seconds=1)
    states = [office.check(issued.token, moment).state for moment in (first - second, first, last, last + second)]
    assert states == ["not_yet_valid", "valid", "valid", "expired"]


def forged(office: Any, issued: Any, how: str) -> str:  # noqa: C901 - one row of the table below each
    """A credential that somebody made or mended who should not have."""
    header, body, signature = issued.token.split(".")
    stranger = Ed25519PrivateKey.generate()
    other = Issuer("Чужие", "https://other.example", office.issuer.status_url)
    encode = lambda data: base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()  # noqa: E731
    secret = public_pem(office.public)
    match how:
        case "a longer term":
            return f"{header}.{encode(issued.document | {'validUntil': '2099-01-01T00:00:00Z'})}.{signature}"
        case "another's e-mail":
            return f"{header}.{encode(issued.document | {'credentialSubject': {}})}.{signature}"
        case "another signature":
            return f"{header}.{body}.{office.issue().token.split('.')[2]}"
        case "signed by a stranger":
            return issue(office.award, other, stranger, ()).token
        case "signed by a stranger in our name":
            return jwt.encode(issued.document, stranger, "EdDSA")
        case "a stranger's key in the header":
            mine = jwt.algorithms.OKPAlgorithm.to_jwk(stranger.public_key(), as_dict=True)
            return jwt.encode(issued.document, stranger, "EdDSA", headers={"jwk": mine})
        case "our key, another issuer named":
            return jwt.encode(issued.document | {"iss": "did:key:z6Mkother"}, office.key, "EdDSA")
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
def test_what_was_forged_is_refused_with_its_reason(office: Any, how: str, state: str) -> None:
    verdict = office.check(forged(office, office.issue(), how))
    assert (verdict.state, verdict.document) == (state, None)
    assert verdict.message


def test_any_byte_changed_is_found(office: Any) -> None:
    token = office.issue().token
    accepted = []
    for place in range(0, len(token), 37):
        for letter in "Ab0":
            changed = token[:place] + letter + token[place + 1 :]
            if changed != token and office.check(changed).ok:
                accepted.append(place)
    assert accepted == []


LISTS = [
    ("present", lambda o, i: o.listing(), "valid"),
    ("others are revoked", lambda o, i: o.listing((i.index ^ 1, i.index ^ 2)), "valid"),
    ("this one is revoked", lambda o, i: o.listing((i.index,)), "revoked"),
    ("out of date", lambda o, i: o.listing((), NOW - 91 * DAY), "status_unknown"),
    ("of the future", lambda o, i: o.listing((), NOW + DAY), "status_unknown"),
    ("changed", lambda o, i: o.listing()[:-6] + "AAAAAA", "status_unknown"),
    ("not a list", lambda o, i: i.token, "status_unknown"),
    ("not anything", lambda o, i: "?", "status_unknown"),
    ("another's", lambda o, i: revocation_list((), o.issuer, Ed25519PrivateKey.generate(), NOW), "status_unknown"),
    (
        "another list of ours",
        lambda o, i: revocation_list(
            (), Issuer("Маяк", "https://mayak.example", "https://mayak.example/2"), o.key, NOW
        ),
        "status_unknown",
    ),
]


@pytest.mark.parametrize(("make", "state"), [r[1:] for r in LISTS], ids=[r[0] for r in LISTS])
def test_revocation(office: Any, make: Any, state: str) -> None:
    issued = office.issue()
    verdict = office.check(issued.token, revocations=make(office, issued))
    assert (verdict.state, verdict.checked_revocation) == (state, True)


def test_without_a_list_the_verdict_says_what_was_not_checked(office: Any) -> None:
    verdict = office.check(office.issue().token)
    assert verdict.ok
    assert not verdict.checked_revocation
    assert verdict.message != office.check(office.issue().token, revocations=office.listing()).message


def test_the_list_tells_nothing_but_the_places(office: Any) -> None:
    listing = office.listing((3, 77_000))
    assert read_list(payload(listing)).revoked == {3, 77_000}
    assert len(payload(listing)["credentialSubject"]["encodedList"]) < 400
    with pytest.raises(InvalidInput):
        office.listing((STATUS_SIZE,))


def test_places_are_free_and_ids_stay(office: Any) -> None:
    one = office.issue()
    taken = set(range(0, STATUS_SIZE, 3))
    again = issue(office.award, office.issuer, office.key, taken)
    assert again.index not in taken
    assert again.document["id"] == one.document["id"]
    with pytest.raises(InvalidInput):
        issue(office.award, office.issuer, office.key, range(STATUS_SIZE))


REFUSED = [
    ("no e-mail", {"email": ""}, "email"),
    ("ends before it begins", {"valid_until": date(2026, 6, 29)}, "valid_until"),
]


@pytest.mark.parametrize(("changes", "field"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_cannot_be_issued(office: Any, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.issue(**changes)
    assert caught.value.field == field


def test_an_issuer_without_https_is_refused(office: Any) -> None:
    office.issuer = Issuer("Маяк", "http://mayak.example", "https://mayak.example/r")
    with pytest.raises(InvalidInput) as caught:
        office.issue()
    assert "issuer/url" in caught.value.problem


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_the_private_key_is_for_its_owner_only(tmp_path: Path) -> None:
    private, public = tmp_path / "k.pem", tmp_path / "p.pem"
    before = os.umask(0)
    try:
        create_keys(private, public)
    finally:
        os.umask(before)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    for mode in (0o640, 0o604, 0o660, 0o666):
        private.chmod(mode)
        with pytest.raises(InvalidInput, match="chmod 600"):
            load_private(private)
    private.chmod(0o400)
    assert public_pem(load_private(private).public_key()) == public_pem(load_public(public))


def test_keys_are_never_written_over(tmp_path: Path) -> None:
    private, public = tmp_path / "k.pem", tmp_path / "p.pem"
    create_keys(private, public)
    old = private.read_bytes(), public.read_bytes()
    for one, other in ((private, tmp_path / "p2.pem"), (tmp_path / "k2.pem", public)):
        with pytest.raises(InvalidInput):
            create_keys(one, other)
    assert (private.read_bytes(), public.read_bytes()) == old
    assert not (tmp_path / "k2.pem").exists()
    with pytest.raises(InvalidInput):
        create_keys(tmp_path / "none" / "k.pem", tmp_path / "p3.pem")


@pytest.mark.parametrize("kind", ["missing", "text", "rsa", "the other half"])
def test_a_wrong_key_file_is_named_with_the_fix(tmp_path: Path, kind: str) -> None:
    private, public = tmp_path / "k.pem", tmp_path / "p.pem"
    if kind == "text":
        for path in (private, public):
            path.write_text("-----BEGIN NOTHING-----")
    elif kind == "rsa":
        key = generate_private_key(65537, 2048)
        private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    elif kind == "the other half":
        create_keys(public, private)
    for path in (private, public):
        if path.exists():
            path.chmod(0o600)
    for load, path in ((load_private, private), (load_public, public)):
        with pytest.raises(InvalidInput) as caught:
            load(path)
        assert caught.value.field == str(path)
        assert caught.value.fix
