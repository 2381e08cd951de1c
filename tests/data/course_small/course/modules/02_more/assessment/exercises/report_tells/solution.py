report_tells = {
    "money_total",
    "money_share",
    "money_per_lead",
    "leads_total",
    "leads_idle",
    "rank_dearest",
    "rank_cheapest",
    "rank_spenders",
}
