"""What an exercise asks, accepts and says: kinds, checks, variants, verdicts and their words."""
