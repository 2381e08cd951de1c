@name@ = {"spent": "costs", "asked": "search", "left": "visits", "paid": "deals"}
