# caught by: leads_forgotten
@name@ = load("@name@")["spent"]
