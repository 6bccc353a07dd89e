import magic

for content in (b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" + bytes(20), b"plain text"):
    print(magic.from_buffer(content, mime=True))
