"""The judge's side of the wall: runs a job, decodes what comes back, trusts none of it. Imports nothing of `inside`."""
