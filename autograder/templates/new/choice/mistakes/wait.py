# caught by: option_wait
@name@ = {"wait"}
