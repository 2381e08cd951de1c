@name@ = {"outage": "now", "report": "later", "chat": "nobody"}
