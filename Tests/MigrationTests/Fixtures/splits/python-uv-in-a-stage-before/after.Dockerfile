FROM dhi.io/python:3.12-debian12-dev AS builder
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /usr/local/bin/
WORKDIR /srv
COPY . .
RUN uv sync --frozen --no-dev
FROM dhi.io/python:3.12-debian12
COPY --from=builder /srv /srv
ENV PATH="/srv/.venv/bin:$PATH"
WORKDIR /srv
CMD ["flask", "run"]
