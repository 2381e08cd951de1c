import csv
import tempfile
from pathlib import Path

load("tiny_report").to_csv("mine.csv", index=False)
with open("mine.csv", encoding="utf-8") as file:
    rows = list(csv.reader(file))
with tempfile.NamedTemporaryFile("w") as file:
    file.write("x")
Path("folder").mkdir()
len(rows)
