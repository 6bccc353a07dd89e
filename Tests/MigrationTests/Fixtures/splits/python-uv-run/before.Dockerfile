FROM python:3.12-slim
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /srv
COPY . .
RUN uv sync --frozen --no-dev
ENV PATH=/srv/.venv/bin:$PATH
CMD ["uv", "run", "--frozen", "--no-dev", "flask", "run"]
