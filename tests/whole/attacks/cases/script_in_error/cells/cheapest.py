import pandas


def cheapest(report):
    words = "<script>academy_attack()</script><img src=x onerror=academy_attack()> {error.__class__.__mro__} {{ 7 * 7 }} %s \x1b[2J"
    raise type("<b onmouseover=academy_attack()>Error</b>", (ValueError,), {})(words)
