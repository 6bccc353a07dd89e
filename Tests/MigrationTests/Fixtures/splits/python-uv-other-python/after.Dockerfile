FROM dhi.io/python:3.12-dev
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /srv
COPY . .
RUN uv sync --frozen
CMD ["/srv/.venv/bin/flask", "run"]
