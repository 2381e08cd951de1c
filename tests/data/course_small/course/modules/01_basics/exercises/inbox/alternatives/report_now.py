inbox = {"outage": "now", "report": "now", "chain": "never"}
