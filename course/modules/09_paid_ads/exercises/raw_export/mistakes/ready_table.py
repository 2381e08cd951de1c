# caught by: other_file
def raw_export(text):
    return load("direct_report")
