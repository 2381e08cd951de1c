inbox = {"outage": "now", "report": "plan", "chain": "never"}
