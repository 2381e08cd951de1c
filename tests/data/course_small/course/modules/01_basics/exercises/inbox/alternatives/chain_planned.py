inbox = {"outage": "now", "report": "plan", "chain": "plan"}
