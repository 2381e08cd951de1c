# caught by: item_fair
audience_choice = {
    "calculator_left": "retargeting",
    "like_buyers": "look_alike",
    "veranda_offer": "crm",
    "stop_showing": "crm",
    "village": "geo",
    "fair": "interests",
    "dreaming": "interests",
    "fair_contacts": "not_yet",
    "lead_no_contract": "retargeting",
    "new_city": "interests",
}
