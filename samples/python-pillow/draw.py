import hashlib
import io
import sys

from PIL import Image, ImageDraw, ImageFont

font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 24)
image = Image.new("RGB", (320, 80), "white")
ImageDraw.Draw(image).text((10, 20), " ".join(sys.argv[1:]), "black", font)
jpeg = io.BytesIO()
image.save(jpeg, "JPEG")
print(image.getbbox(), hashlib.sha256(image.tobytes()).hexdigest()[:12], jpeg.getvalue()[:3].hex())
