region = "x"
zones  = ["a", "b"]
