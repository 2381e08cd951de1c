who_knows = {"money": "owner", "calls": "telephony", "ads": "account", "site": "counter"}
