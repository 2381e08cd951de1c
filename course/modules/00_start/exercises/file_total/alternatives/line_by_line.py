path = load("workshop_requests", raw=True)
lines = path.read_text(encoding="utf-8-sig").splitlines()[1:]
file_total = sum(int(line.split(";")[-1]) for line in lines if not line.endswith(";"))
