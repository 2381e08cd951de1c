"""What both sides of the wall share: frames, jobs, limits, the source of processes. Plain data only."""
