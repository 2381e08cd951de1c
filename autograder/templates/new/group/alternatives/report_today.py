@name@ = {"outage": "now", "report": "now", "chat": "nobody"}
