class Table:
    def _repr_html_(self):
        return "<table><tr><td>1</td></tr></table>"


Table()
