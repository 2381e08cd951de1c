"""What was handed in: reading it, mending it, making it safe to show. Runs nothing."""
