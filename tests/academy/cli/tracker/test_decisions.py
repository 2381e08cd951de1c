"""Attestations: what signing requires, how the credential is checked offline, and every reason to refuse it."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from tests.support.tracker_commands import KEYS, MANAGER, MENTOR, OTHER, SIGN, Commands

KEY, LIST = "issuer/issuer.public.pem", "issuer/revoked.jwt"


@pytest.fixture
def with_keys(run: Commands) -> Commands:
    """The department with an issuer's folder."""
    run(*KEYS)
    return run


@pytest.fixture
def signed(with_keys: Commands) -> tuple[Commands, str, str]:
    """The commands, the attestation's id and the path of its credential, which is valid to the end of 2026."""
    found = with_keys.json(*SIGN, "--valid-until", "2026-12-31")
    return with_keys, found["attestation"]["id"], found["files"]["credential"]


def verdict(run: Commands, path: str, *words: str, code: int = 0) -> str:
    """Return the state that `credential verify` prints, run without a database and a login."""
    result = run("credential", "verify", path, "--key", KEY, *words, "--json", by=None, code=code)
    return str(json.loads(result.stdout)["state"])


def test_an_attestation_gives_a_credential_a_page_and_the_key(signed: tuple[Commands, str, str]) -> None:
    run, id_, path = signed
    assert verdict(run, path) == "valid"
    assert Path("credentials", f"{id_}.pdf").read_bytes().startswith(b"%PDF")
    assert verdict(run, path, "--key", "credentials/issuer.public.pem") == "valid"
    body = base64.urlsafe_b64decode(Path(path).read_text().split(".")[1] + "==").decode()
    assert MANAGER not in body
    assert "Петрова" not in body


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ru", "Действителен. Чей он, не проверялось: укажите почту того, кто его показывает."),
        ("en", "Valid. Whose it is was not checked: give the e-mail of the person who shows it."),
    ],
)
def test_verdict_is_in_the_readers_language(signed: tuple[Commands, str, str], lang: str, expected: str) -> None:
    run, _id, path = signed
    run("credential", "revoked")
    run.lang = lang
    output = run("credential", "verify", path, "--key", KEY, "--revoked", LIST, by=None).stdout
    assert expected == output.strip()


def test_each_refusal_has_its_reason(signed: tuple[Commands, str, str], tmp_path: Path) -> None:
    run, id_, path = signed
    token = Path(path).read_text().strip()
    head, body, seal = token.split(".")
    changed = json.loads(base64.urlsafe_b64decode(body + "=="))
    changed["name"] = "Другое свидетельство"
    forged = base64.urlsafe_b64encode(json.dumps(changed, ensure_ascii=False).encode()).decode().rstrip("=")
    cases = {
        "tampered": f"{head}.{forged}.{seal}",
        "unreadable": "это не свидетельство",
    }
    for state, text in cases.items():
        (tmp_path / state).write_text(text, "utf-8")
        assert verdict(run, str(tmp_path / state), code=1) == state
    assert verdict(run, path, "--at", "2027-01-01T03:00+03:00", code=1) == "expired"
    assert verdict(run, path, "--at", "2026-06-14", code=1) == "not_yet_valid"
    run(*KEYS, "--issuer", "other")
    other = run("credential", "verify", path, "--key", "other/issuer.public.pem", by=None, code=1).stdout
    assert "Somebody else's key signed it" in other
    run("credential", "revoked")
    assert verdict(run, path, "--revoked", LIST) == "valid"
    email = next(p["email"] for p in run.json("person", "list") if p["login"] == MANAGER)
    assert verdict(run, path, "--email", email.upper()) == "valid"
    assert verdict(run, path, "--email", f"x{email}", code=1) == "other_holder"
    run("credential", "revoke", id_, "--reason", "сертификат оказался чужим")
    assert verdict(run, path, "--revoked", LIST, code=1) == "revoked"
    assert verdict(run, path, "--revoked", LIST, "--at", "2026-12-01", code=1) == "status_unknown", "a list of June"


def test_lost_files_are_written_again_unchanged(signed: tuple[Commands, str, str]) -> None:
    run, id_, path = signed
    before = Path(path).read_bytes()
    Path(path).unlink()
    run("credential", "issue", id_)
    assert Path(path).read_bytes() == before
    (one,) = run.json("credential", "list", MANAGER)
    assert (one["id"], one["decision"]) == (id_, "attested")
    assert "Вера Лунина" in run("credential", "list", MANAGER).stdout


def test_everything_the_credential_needs_is_checked_before_signing(run: Commands) -> None:
    assert "Make the keys with `academy credential keys`" in run(*SIGN, code=1).stderr
    run(*KEYS)
    run("person", "edit", MANAGER, "--email", "")
    assert f"academy person edit {MANAGER} --email" in run(*SIGN, code=1).stderr
    run("person", "edit", MANAGER, "--email", "a@agency.test")
    assert "--valid-until: it ends before it begins" in run(*SIGN, "--valid-until", "2026-06-01", code=1).stderr
    Path("issuer/issuer.toml").write_text("name = 1", "utf-8")
    assert "It holds name, url and status_url" in run(*SIGN, code=1).stderr
    assert run.json("credential", "list", MANAGER) == []


def test_nothing_is_signed_without_confirmation(with_keys: Commands) -> None:
    words = SIGN[:-1]
    result = with_keys(*words, input="n\n", code=1)
    assert "Sign for Анна Петрова: attested?" in result.stdout
    assert "Not ready for attestation yet." in result.stdout
    assert "Nothing was done." in result.stderr
    with_keys(*words, input="y\n")
    assert len(with_keys.json("credential", "list", MANAGER)) == 1


def test_a_decision_against_the_computed_readiness_requires_a_reason(with_keys: Commands) -> None:
    assert "--reason: it is missing" in with_keys("attest", MANAGER, "--yes", code=1).stderr
    one = with_keys.json("attest", MANAGER, "--decision", "not_attested", "--yes")
    assert (one["attestation"]["decision"], one["files"]) == ("not_attested", {})
    assert "nothing to certify" in with_keys("credential", "issue", one["attestation"]["id"], code=1).stderr


def test_only_the_head_attests(with_keys: Commands) -> None:
    for by in (MENTOR, MANAGER, OTHER):
        assert "You may not do that" in with_keys(*SIGN, by=by, code=1).stderr


def test_keys_are_never_overwritten(with_keys: Commands) -> None:
    before = Path("issuer/issuer.private.pem").read_bytes()
    assert "is there already" in with_keys(*KEYS, code=1).stderr
    assert Path("issuer/issuer.private.pem").read_bytes() == before
    Path("issuer/issuer.private.pem").chmod(0o644)
    assert "others may read the private key" in with_keys(*SIGN, code=1).stderr


def test_an_objection_blocks_the_attestation_until_it_is_answered(with_keys: Commands) -> None:
    one = with_keys.json("dispute", "metrica", "Сертификат продлён", by=MANAGER)
    assert f"A dispute is open: {one['id']}" in with_keys(*SIGN, code=1).stderr
    assert "You may not do that" in with_keys("resolve", one["id"], "сам решу", by=MANAGER, code=1).stderr
    assert one["id"] in with_keys("resolve", one["id"], "Внесён, спасибо").stdout
    with_keys(*SIGN)
    assert "There is nothing called “x”" in with_keys("dispute", "x", "y", by=MANAGER, code=1).stderr


def test_a_waiver_removes_a_requirement_for_a_time(run: Commands) -> None:
    words = ("waive", MANAGER, "blog_posts", "--from", "2026-04-01", "--reason", "большой запуск")
    output = run(*words, "--to", "2026-06-30").stdout
    assert "Not asked of Анна Петрова from 1 Apr 2026 to 30 Jun 2026: Articles." in output
    assert run.json("explain", MANAGER, "blog_posts")["state"] == "waived"
    assert "--to: the end is before the start" in run(*words, "--to", "2026-03-01", code=1).stderr
    assert (
        "REQUIREMENT: this value is not known"
        in run("waive", MANAGER, "x", *words[3:], "--to", "2026-06-30", code=1).stderr
    )
