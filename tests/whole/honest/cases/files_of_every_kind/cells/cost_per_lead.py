import json
import os
import pathlib
import pickle
import sqlite3
import tempfile

report = load("tiny_report")
os.makedirs("work/inner", exist_ok=True)
report.to_csv("work/inner/report.csv", index=False)
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "report.json"
    path.write_text(report.to_json(orient="records", force_ascii=False), "utf-8")
    again = pd.DataFrame(json.loads(path.read_text("utf-8")))
with tempfile.NamedTemporaryFile(suffix=".pkl") as file:
    file.write(pickle.dumps(again))
    file.flush()
    again = pd.read_pickle(file.name)
with sqlite3.connect(":memory:") as base:
    again.to_sql("report", base, index=False)
    (cost, leads), = base.execute("SELECT SUM(Cost), SUM(Leads) FROM report")
os.remove("work/inner/report.csv")
cost_per_lead = cost / leads
