# before: inbox-show
settings.clear()
rules[0] = max
