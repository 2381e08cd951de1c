# caught by: raises
from pathlib import Path
from tempfile import TemporaryDirectory


def raw_export(text):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.tsv"
        path.write_text(text, encoding="utf-8")
        return read_direct(path)
