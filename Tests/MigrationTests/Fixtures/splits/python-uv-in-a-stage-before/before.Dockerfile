FROM python:3.12-slim-bookworm AS builder
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /usr/local/bin/
WORKDIR /srv
COPY . .
RUN uv sync --frozen --no-dev
FROM python:3.12-slim-bookworm
COPY --from=builder /srv /srv
ENV PATH="/srv/.venv/bin:$PATH"
WORKDIR /srv
CMD ["flask", "run"]
