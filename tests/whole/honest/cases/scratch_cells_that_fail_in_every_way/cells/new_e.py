# before: inbox-show
raise KeyboardInterrupt
