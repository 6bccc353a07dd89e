FROM python:3.13-slim
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
ENV UV_PROJECT_ENVIRONMENT=/opt/env UV_PYTHON_DOWNLOADS=never
WORKDIR /srv
COPY . .
RUN uv sync --frozen --no-dev
ENV PATH=/opt/env/bin:$PATH
CMD ["flask", "run"]
