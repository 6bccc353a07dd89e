FROM ghcr.io/astral-sh/uv:python3.13-trixie-slim AS builder
WORKDIR /srv
COPY . .
RUN uv sync --frozen --no-dev
FROM python:3.13-slim-trixie
COPY --from=builder /srv /srv
ENV PATH="/srv/.venv/bin:$PATH"
WORKDIR /srv
USER 1000
CMD ["flask", "run"]
