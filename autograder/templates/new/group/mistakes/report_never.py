# caught by: item_report
@name@ = {"outage": "now", "report": "nobody", "chat": "nobody"}
