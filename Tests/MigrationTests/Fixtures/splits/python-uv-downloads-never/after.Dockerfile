FROM dhi.io/python:3.13-dev AS build
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
ENV UV_PROJECT_ENVIRONMENT=/opt/env UV_PYTHON_DOWNLOADS=never
WORKDIR /srv
COPY . .
RUN uv sync --frozen --no-dev

FROM dhi.io/python:3.13
WORKDIR /srv
COPY --from=build /opt/env /opt/env
COPY --from=build /srv /srv
ENV PATH=/opt/env/bin:$PATH
CMD ["flask", "run"]
