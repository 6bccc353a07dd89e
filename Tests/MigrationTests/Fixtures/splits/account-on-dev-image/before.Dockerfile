# The official slim image of Python, see https://hub.docker.com/_/python.
FROM python:3.13-slim
RUN useradd --create-home runner && apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
USER runner
CMD ["git", "--version"]
