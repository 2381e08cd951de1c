"""JupyterLab for one trainee on this machine: copies of released modules, a page that lists them, the server."""
