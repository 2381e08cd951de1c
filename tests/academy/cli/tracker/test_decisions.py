"""Signed decisions: what an attestation needs, its credential checked offline, and every way in which it is refused."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from tests.support.tracker_commands import KEYS, MANAGER, MENTOR, OTHER, SIGN, Commands

KEY, LIST = "issuer/issuer.public.pem", "issuer/revoked.jwt"


@pytest.fixture
def office(run: Commands) -> Commands:
    run(*KEYS)
    return run


@pytest.fixture
def signed(office: Commands) -> tuple[Commands, str, str]:
    """The office, the attestation's number and the path of its credential, valid to the end of 2026."""
    made = office.json(*SIGN, "--valid-until", "2026-12-31")
    return office, made["attestation"]["id"], made["files"]["credential"]


def verdict(run: Commands, path: str, *words: str, code: int = 0) -> str:
    """The state that verify says; neither a database nor a login is at hand."""
    said = run("credential", "verify", path, "--key", KEY, *words, "--json", by=None, code=code)
    return str(json.loads(said.stdout)["state"])


def test_an_attestation_gives_a_credential_a_page_and_the_key(signed: tuple[Commands, str, str]) -> None:
    run, id_, path = signed
    assert verdict(run, path) == "valid"
    assert Path("credentials", f"{id_}.pdf").read_bytes().startswith(b"%PDF")
    assert verdict(run, path, "--key", "credentials/issuer.public.pem") == "valid"
    body = base64.urlsafe_b64decode(Path(path).read_text().split(".")[1] + "==").decode()
    assert MANAGER not in body
    assert "Петрова" not in body


@pytest.mark.parametrize(("lang", "told"), [("ru", "Действителен."), ("en", "Valid.")])
def test_it_is_checked_in_the_readers_language(signed: tuple[Commands, str, str], lang: str, told: str) -> None:
    run, _id, path = signed
    run("credential", "revoked")
    run.lang = lang
    said = run("credential", "verify", path, "--key", KEY, "--revoked", LIST, by=None).stdout
    assert told == said.strip()


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
    run("credential", "revoke", id_, "--reason", "сертификат оказался чужим")
    assert verdict(run, path, "--revoked", LIST, code=1) == "revoked"
    assert verdict(run, path, "--revoked", LIST, "--at", "2026-12-01", code=1) == "status_unknown", "a list of June"


def test_lost_files_are_given_again_the_same(signed: tuple[Commands, str, str]) -> None:
    run, id_, path = signed
    before = Path(path).read_bytes()
    Path(path).unlink()
    run("credential", "issue", id_)
    assert Path(path).read_bytes() == before
    (one,) = run.json("credential", "list", MANAGER)
    assert (one["id"], one["decision"]) == (id_, "attested")
    assert "Вера Лунина" in run("credential", "list", MANAGER).stdout


def test_what_the_credential_needs_is_looked_at_before_anything_is_signed(run: Commands) -> None:
    assert "Make the keys with `academy credential keys`" in run(*SIGN, code=1).stderr
    run(*KEYS)
    run("person", "edit", MANAGER, "--email", "")
    assert f"academy person edit {MANAGER} --email" in run(*SIGN, code=1).stderr
    run("person", "edit", MANAGER, "--email", "a@agency.test")
    assert "--valid-until: it ends before it begins" in run(*SIGN, "--valid-until", "2026-06-01", code=1).stderr
    Path("issuer/issuer.toml").write_text("name = 1", "utf-8")
    assert "It holds name, url and status_url" in run(*SIGN, code=1).stderr
    assert run.json("credential", "list", MANAGER) == []


def test_nothing_is_signed_without_a_yes(office: Commands) -> None:
    words = SIGN[:-1]
    said = office(*words, input="n\n", code=1)
    assert "Sign for Анна Петрова: attested?" in said.stdout
    assert "Not ready for attestation yet." in said.stdout
    assert "Nothing was done." in said.stderr
    office(*words, input="y\n")
    assert len(office.json("credential", "list", MANAGER)) == 1


def test_against_the_computed_readiness_it_takes_a_reason(office: Commands) -> None:
    assert "--reason: it is missing" in office("attest", MANAGER, "--yes", code=1).stderr
    one = office.json("attest", MANAGER, "--decision", "not_attested", "--yes")
    assert (one["attestation"]["decision"], one["files"]) == ("not_attested", {})
    assert "nothing to certify" in office("credential", "issue", one["attestation"]["id"], code=1).stderr


def test_only_the_head_attests(office: Commands) -> None:
    for by in (MENTOR, MANAGER, OTHER):
        assert "You may not do that" in office(*SIGN, by=by, code=1).stderr


def test_keys_are_never_written_over(office: Commands) -> None:
    before = Path("issuer/issuer.private.pem").read_bytes()
    assert "is there already" in office(*KEYS, code=1).stderr
    assert Path("issuer/issuer.private.pem").read_bytes() == before
    Path("issuer/issuer.private.pem").chmod(0o644)
    assert "others may read the private key" in office(*SIGN, code=1).stderr


def test_an_objection_stops_the_attestation_until_it_is_answered(office: Commands) -> None:
    one = office.json("dispute", "metrica", "Сертификат продлён", by=MANAGER)
    assert f"A dispute is open: {one['id']}" in office(*SIGN, code=1).stderr
    assert "You may not do that" in office("resolve", one["id"], "сам решу", by=MANAGER, code=1).stderr
    assert one["id"] in office("resolve", one["id"], "Внесён, спасибо").stdout
    office(*SIGN)
    assert "There is nothing called “x”" in office("dispute", "x", "y", by=MANAGER, code=1).stderr


def test_a_waiver_takes_a_requirement_away_for_a_time(run: Commands) -> None:
    words = ("waive", MANAGER, "blog_posts", "--from", "2026-04-01", "--reason", "большой запуск")
    said = run(*words, "--to", "2026-06-30").stdout
    assert "Not asked of Анна Петрова from 1 Apr 2026 to 30 Jun 2026: Articles." in said
    assert run.json("explain", MANAGER, "blog_posts")["state"] == "waived"
    assert "--to: the end is before the start" in run(*words, "--to", "2026-03-01", code=1).stderr
    assert (
        "REQUIREMENT: this value is not known"
        in run("waive", MANAGER, "x", *words[3:], "--to", "2026-06-30", code=1).stderr
    )
