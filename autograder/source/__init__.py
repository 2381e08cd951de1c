"""The course's text as frozen models. Nothing here knows an exercise kind or judges an answer."""
