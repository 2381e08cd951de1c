# A short "from ..." in a callout tells the price before the click as well.
extensions_fit = {
    "three_services": "quick_links",
    "short_facts": "callouts",
    "september_code": "promotion",
    "stove_gift": "promotion",
    "from_price": "callouts",
    "ugly_address": "display_link",
    "phone_hours": "contacts",
    "reviews_page": "quick_links",
    "free_visit": "callouts",
}
