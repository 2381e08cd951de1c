"""Runs in the trainee's process, beside hostile code. Imports the contract and nothing of `outside`."""
