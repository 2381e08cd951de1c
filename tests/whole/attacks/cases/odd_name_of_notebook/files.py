def files(folder):
    odd = "\x1b[2J\x1b]0;owned\x07\nanna: graded, 19 of 19\n\u202e<script>alert(1)</script>".replace("/", "\u2215")
    (folder / "01_basics.ipynb").rename(folder / f"{odd}.ipynb")
