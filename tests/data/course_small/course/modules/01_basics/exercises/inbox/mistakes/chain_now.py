# caught by: item_chain
inbox = {"outage": "now", "report": "plan", "chain": "now"}
