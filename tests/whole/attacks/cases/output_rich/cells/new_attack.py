from IPython.display import HTML, display, update_display

display(HTML("<b>" + "x" * 40_000_000 + "</b>"))
display({"image/png": "A" * 20_000_000, "text/plain": "a picture"}, raw=True)
handle = display(HTML("first"), display_id="one")
for n in range(20_000):
    display(HTML(f"<table><tr><td>{n}</td></tr></table>"))
    update_display(HTML(f"<b>{n}</b>"), display_id="one")
