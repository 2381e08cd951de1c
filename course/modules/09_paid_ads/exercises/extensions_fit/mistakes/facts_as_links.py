# caught by: item_short_facts
extensions_fit = {
    "three_services": "quick_links",
    "short_facts": "quick_links",
    "september_code": "promotion",
    "stove_gift": "promotion",
    "from_price": "price",
    "ugly_address": "display_link",
    "phone_hours": "contacts",
    "reviews_page": "quick_links",
    "free_visit": "callouts",
}
