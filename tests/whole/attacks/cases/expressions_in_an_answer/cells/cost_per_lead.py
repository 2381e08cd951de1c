cost_per_lead = "1" + " 1\u00a0" * 400_000 + ",x"
