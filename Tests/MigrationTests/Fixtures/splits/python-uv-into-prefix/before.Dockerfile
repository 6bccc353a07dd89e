FROM python:3.12-slim
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
ENV UV_PROJECT_ENVIRONMENT=/usr/local
WORKDIR /srv
COPY . .
RUN uv sync --frozen
CMD ["flask", "run"]
