# syntax=docker/dockerfile:1
FROM dhi.io/python:3.13-debian12-dev
WORKDIR /app
RUN --mount=type=cache,target=/root/.cache/pip --mount=type=secret,id=pip,target=/etc/pip.conf \
    --network=none pip install httpx
RUN --security=insecure --mount=type=ssh true
CMD ["python", "-m", "httpx"]
