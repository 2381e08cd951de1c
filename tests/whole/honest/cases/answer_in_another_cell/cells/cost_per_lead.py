report = load("tiny_report")
cost_per_lead = ...  # ваше решение
