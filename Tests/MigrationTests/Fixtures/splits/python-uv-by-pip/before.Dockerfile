FROM python:3.12
RUN pip install --no-cache-dir uv
WORKDIR /srv
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project
COPY . .
ENV PATH=/srv/.venv/bin:$PATH
CMD ["flask", "run"]
