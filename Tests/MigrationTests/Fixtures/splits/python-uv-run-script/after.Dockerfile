FROM dhi.io/python:3.12-dev AS build
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /srv
COPY . .
RUN uv sync --frozen --no-dev

FROM dhi.io/python:3.12
WORKDIR /srv
COPY --from=build /srv /srv
ENV PATH=/srv/.venv/bin:$PATH
CMD ["python", "app.py"]
