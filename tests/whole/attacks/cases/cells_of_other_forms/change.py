def change(notebook):
    code = [c for c in notebook.cells if c.cell_type == "code"]
    code[0]["outputs"] = "text"
    code[1]["outputs"] = [5, None, {"output_type": "evil"}, {"output_type": "stream", "text": {"a": 1}}]
    code[2]["execution_count"] = "many"
    code[3]["outputs"] = {"0": "a"}
    code[4]["source"] = ["x = 1\n", 5]
    del code[5]["source"]
    code[6]["metadata"] = [1]
