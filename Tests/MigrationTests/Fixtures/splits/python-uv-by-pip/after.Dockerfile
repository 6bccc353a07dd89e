FROM dhi.io/python:3.12-dev AS build
# What python:3.12 brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
RUN pip install --no-cache-dir uv
WORKDIR /srv
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project

FROM dhi.io/python:3.12
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv /srv
COPY . .
ENV PATH=/srv/.venv/bin:$PATH
CMD ["flask", "run"]
