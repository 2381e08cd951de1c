@name@ = ["ask", "offer", "date"]
