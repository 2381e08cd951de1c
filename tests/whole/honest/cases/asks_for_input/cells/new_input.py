name = input("What is the campaign? ")
