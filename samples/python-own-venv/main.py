import sys

import yaml

print(yaml.safe_load("answer: 42"), yaml.__with_libyaml__, sys.prefix)
