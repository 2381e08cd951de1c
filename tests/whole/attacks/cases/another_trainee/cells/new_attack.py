import os

for name in ("ACADEMY_SUBMISSION_OF", "JUPYTERHUB_USER", "ACADEMY_TRAINEE", "USER", "LOGNAME"):
    os.environ[name] = "vera"
