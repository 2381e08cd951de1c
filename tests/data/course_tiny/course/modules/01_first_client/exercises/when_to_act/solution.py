when_to_act = {"call": "today", "report": "today", "plan": "week", "blame": "never"}
