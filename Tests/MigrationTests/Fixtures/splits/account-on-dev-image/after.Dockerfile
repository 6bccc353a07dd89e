# The official slim image of Python, see https://hub.docker.com/_/python.
FROM dhi.io/python:3.13-dev
# What python:3.13-slim brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends passwd && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home runner && apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
USER runner
CMD ["git", "--version"]
