print("manifest v1")
