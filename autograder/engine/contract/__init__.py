"""What both sides of the wall know: frames, jobs, limits, where processes come from. Plain data only."""
