# caught by: item_veranda_offer
audience_choice = {
    "calculator_left": "retargeting",
    "like_buyers": "look_alike",
    "veranda_offer": "retargeting",
    "stop_showing": "retargeting",
    "village": "geo",
    "fair": "geo",
    "dreaming": "interests",
    "fair_contacts": "not_yet",
    "lead_no_contract": "retargeting",
    "new_city": "interests",
}
