FROM python:3.12-slim-bookworm
COPY --from=bitnami/kubectl:1.31.1 /opt/bitnami/kubectl/bin/kubectl /usr/local/bin/
COPY --from=ghcr.io/astral-sh/uv:0.5.30 /uv /uvx /bin/
WORKDIR /app
COPY main.py .
USER 1000
CMD ["python", "main.py"]
