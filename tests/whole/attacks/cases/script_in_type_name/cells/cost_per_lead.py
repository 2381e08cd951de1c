cost_per_lead = type("<img src=x onerror=academy_attack()>\x1b[2J\n`float`", (), {})()
