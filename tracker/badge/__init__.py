"""Credentials of signed attestations: an Open Badges 3.0 badge and a printed page, checked without a network."""
