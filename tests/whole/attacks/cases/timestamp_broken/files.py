def files(folder):
    (folder / "timestamp.txt").write_bytes(b"2026-13-45 \0" + b"9" * 5_000_000 + b"\xff\xfe UTC+99999999999999")
