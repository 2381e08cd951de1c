# before: inbox-show
def helper(text):
    return text.upper()


pd = None
del load
