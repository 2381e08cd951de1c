# caught by: option_silence
tone = ["silence"]
