import configparser

settings = configparser.ConfigParser()
with open("secrets.ini") as file:
    settings.read_file(file)
print(settings["shop"]["key"])
