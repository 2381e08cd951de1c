# after: cost_per_lead-task
first_look = 1 + 1
