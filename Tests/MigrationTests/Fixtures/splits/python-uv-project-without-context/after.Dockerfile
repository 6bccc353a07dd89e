FROM dhi.io/python:3.12-debian12-dev AS build
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /uvx /bin/
WORKDIR /srv/shop
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=uv.lock,target=uv.lock \
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \
    uv sync --locked --no-install-project --no-dev
COPY . .
RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked --no-dev

FROM dhi.io/python:3.12-debian12
WORKDIR /srv/shop
COPY --from=build /srv/shop /srv/shop
ENV PATH="/srv/shop/.venv/bin:$PATH"
CMD ["flask", "run"]
