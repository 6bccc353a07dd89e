FROM dhi.io/python:3.13-dev AS base
WORKDIR /app

FROM base
RUN apt-get update && apt-get install -y --no-install-recommends graphicsmagick
CMD ["python", "server.py"]
