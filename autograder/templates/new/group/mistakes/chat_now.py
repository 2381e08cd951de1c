# caught by: item_chat
@name@ = {"outage": "now", "report": "later", "chat": "now"}
