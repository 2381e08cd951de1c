class Odd(Exception):
    def __str__(self):
        return 5

    def _render_traceback_(self):
        return [5, None, "\ud83d"]


Odd.__name__ = "\ud83d\x1b[2J"
raise Odd
