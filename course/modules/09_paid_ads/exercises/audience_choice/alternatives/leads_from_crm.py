# The same people can be gathered by their phones.
audience_choice = {
    "calculator_left": "retargeting",
    "like_buyers": "look_alike",
    "veranda_offer": "crm",
    "stop_showing": "crm",
    "village": "geo",
    "fair": "geo",
    "dreaming": "interests",
    "fair_contacts": "not_yet",
    "lead_no_contract": "crm",
    "new_city": "interests",
}
