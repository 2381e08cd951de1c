# caught by: item_outage
@name@ = {"outage": "later", "report": "later", "chat": "nobody"}
