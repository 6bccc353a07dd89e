from lxml import etree
from markupsafe import _speedups, escape

feed = etree.fromstring(b"<feed><entry>built from source</entry></feed>")
print(escape(etree.tostring(feed).decode()), _speedups.__name__)
