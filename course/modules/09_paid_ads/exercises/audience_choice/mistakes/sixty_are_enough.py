# caught by: item_fair_contacts
audience_choice = {
    "calculator_left": "retargeting",
    "like_buyers": "look_alike",
    "veranda_offer": "crm",
    "stop_showing": "crm",
    "village": "geo",
    "fair": "geo",
    "dreaming": "interests",
    "fair_contacts": "look_alike",
    "lead_no_contract": "retargeting",
    "new_city": "interests",
}
