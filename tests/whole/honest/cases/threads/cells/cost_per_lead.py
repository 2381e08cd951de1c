import threading
from concurrent.futures import ThreadPoolExecutor

report = load("tiny_report")
with ThreadPoolExecutor(4) as pool:
    cost, leads = pool.map(lambda column: report[column].sum(), ["Cost", "Leads"])
found = []
thread = threading.Thread(target=lambda: found.append(cost / leads))
thread.start()
thread.join()
cost_per_lead = found[0]
