"""The credential given on a signed attestation: an Open Badges 3.0 badge and a page, checked without a network."""
