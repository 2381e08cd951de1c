# caught by: item_report
inbox = {"outage": "now", "report": "never", "chain": "never"}
