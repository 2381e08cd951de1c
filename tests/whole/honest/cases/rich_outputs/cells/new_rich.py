from IPython.display import HTML, Markdown, clear_output, display

display(HTML("<b>bold</b>"), Markdown("*text*"), load("tiny_report"))
handle = display("working", display_id=True)
handle.update("done")
print("old")
clear_output(wait=True)
print("new")
