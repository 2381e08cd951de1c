# caught by: item_outage
inbox = {"outage": "plan", "report": "plan", "chain": "never"}
