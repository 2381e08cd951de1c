"""An author's tools: lint, verify, skeletons."""
