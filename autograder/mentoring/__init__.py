"""What a mentor arranges and looks after, over all modules: due dates."""
