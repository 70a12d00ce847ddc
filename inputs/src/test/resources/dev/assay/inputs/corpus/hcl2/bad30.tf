a = "x
y"