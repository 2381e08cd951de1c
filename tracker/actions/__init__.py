"""The use cases, a module for each group; `tracker.service` is their face."""
