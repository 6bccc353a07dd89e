import os
import pathlib

from jinja2 import Template

path = pathlib.Path("output/letter.txt")
path.write_text(Template("Dear {{ name }}").render(name="whale"))
print(path.read_text(), os.getuid())
