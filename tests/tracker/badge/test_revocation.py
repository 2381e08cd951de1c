"""The revocation list: what it reveals, and which lists make a credential invalid."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.sample_issuer import NOW, SampleIssuer, payload
from tracker.badge.credential import STATUS_SIZE, Issuer
from tracker.badge.revocation import read_list, revocation_list
from tracker.errors import InvalidInput

DAY = timedelta(days=1)


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
def test_each_list_gives_its_state(sample: SampleIssuer, make: Any, state: str) -> None:
    issued = sample.issue()
    verdict = sample.check(issued.token, revocations=make(sample, issued))
    assert (verdict.state, verdict.checked_revocation) == (state, True)


def test_without_a_list_the_verdict_says_that_revocation_was_not_checked(sample: SampleIssuer) -> None:
    verdict = sample.check(sample.issue().token)
    assert verdict.ok
    assert not verdict.checked_revocation
    assert verdict.message != sample.check(sample.issue().token, revocations=sample.listing()).message


def test_the_list_reveals_only_indices(sample: SampleIssuer) -> None:
    listing = sample.listing((3, 77_000))
    assert read_list(payload(listing)).revoked == {3, 77_000}
    assert len(payload(listing)["credentialSubject"]["encodedList"]) < 400
    with pytest.raises(InvalidInput):
        sample.listing((STATUS_SIZE,))
