run_order = ["tools", "table", "size", "filter", "sum", "divide", "check"]
