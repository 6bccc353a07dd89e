FROM python:3.12-slim-bookworm
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /usr/local/bin/
WORKDIR /srv
COPY requirements.txt .
RUN uv pip install --system --no-cache -r requirements.txt
COPY app.py .
CMD ["flask", "run"]
