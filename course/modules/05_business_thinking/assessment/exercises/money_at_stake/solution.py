# RUB a month: 160,000, 120,000, 90,000, 67,000, 50,000, 38,000, 28,000, 21,000, 16,000, 12,000, 9,000, 6,600, 4,800,
# 3,000, 0. Each is at least a fifth less than the one before it.
money_at_stake = [
    "licence",
    "school_bus",
    "kindergarten",
    "rent_two",
    "grant",
    "logopedist",
    "summer",
    "card_fees",
    "flu",
    "sunday",
    "lamp",
    "domain",
    "piano",
    "robbery",
    "logo",
]
