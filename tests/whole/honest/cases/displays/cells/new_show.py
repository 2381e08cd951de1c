from IPython.display import HTML, JSON, Image, Latex, Markdown, display, update_display

display(HTML("<b>Итог</b> <a href='https://example.com'>отчёт</a>"), Markdown("**итог**"), Latex("$x^2$"), JSON({"a": 1}))
display(load("tiny_report").style.highlight_min(color="yellow"))
shown = display("one", display_id="it")
update_display("two", display_id="it")
load("tiny_report").describe()
