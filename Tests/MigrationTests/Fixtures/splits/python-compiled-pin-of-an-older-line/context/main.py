import meinheld
