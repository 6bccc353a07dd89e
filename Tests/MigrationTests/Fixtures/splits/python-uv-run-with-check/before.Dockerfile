FROM python:3.13-slim
COPY --from=ghcr.io/astral-sh/uv:latest /uv /uvx /bin/
WORKDIR /app
COPY . .
ENV PYTHONUNBUFFERED=1
RUN uv sync
HEALTHCHECK CMD ["python", "check.py"]
CMD ["uv", "run", "server.py"]
