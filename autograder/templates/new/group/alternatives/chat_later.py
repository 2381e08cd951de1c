@name@ = {"outage": "now", "report": "later", "chat": "later"}
