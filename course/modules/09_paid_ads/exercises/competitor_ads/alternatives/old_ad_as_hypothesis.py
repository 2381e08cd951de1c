# The arguments of an ad that has run for long may be tried without asking why it has.
competitor_ads = {
    "term_in_title": "hypothesis",
    "calculator": "hypothesis",
    "reviews_link": "hypothesis",
    "guarantee": "check_first",
    "instalments": "check_first",
    "same_ad": "hypothesis",
    "price_from": "check_first",
    "best": "never",
    "cheaper_than": "never",
    "our_name": "never",
    "photos": "never",
}
