# caught by: item_three_services
extensions_fit = {
    "three_services": "promotion",
    "short_facts": "callouts",
    "september_code": "promotion",
    "stove_gift": "price",
    "from_price": "price",
    "ugly_address": "display_link",
    "phone_hours": "contacts",
    "reviews_page": "promotion",
    "free_visit": "callouts",
}
