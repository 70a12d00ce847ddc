a = "%{if x}"
