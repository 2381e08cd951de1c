"""The use cases, one module for each group. Call them through `tracker.service`."""
