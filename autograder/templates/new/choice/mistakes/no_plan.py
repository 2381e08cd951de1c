# caught by: missed
@name@ = {"facts"}
