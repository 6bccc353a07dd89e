FROM dhi.io/python:3.13-dev AS build
COPY --from=ghcr.io/astral-sh/uv:latest /uv /uvx /bin/
WORKDIR /app
COPY . .
ENV PYTHONUNBUFFERED=1
RUN uv sync

FROM dhi.io/python:3.13
WORKDIR /app
ENV PYTHONUNBUFFERED=1
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH
CMD ["python", "server.py"]
