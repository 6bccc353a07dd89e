print("built by one user, run by another")
