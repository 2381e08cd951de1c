import sys

sys.setrecursionlimit(2**31 - 1)


class Deeper:
    def __repr__(self):
        return repr([self])

    def __getattr__(self, name):
        return getattr(self, name + name[:1])


def down(n):
    return sorted([n], key=lambda m: down(m + 1))


down(0)
