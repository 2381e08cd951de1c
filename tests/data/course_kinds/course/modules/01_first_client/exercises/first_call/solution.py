first_call = ["ask", "offer", "date"]
