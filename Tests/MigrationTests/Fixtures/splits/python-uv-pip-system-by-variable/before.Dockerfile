FROM python:3.13-slim
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /usr/local/bin/uv
ENV UV_SYSTEM_PYTHON=1 PYTHONUNBUFFERED=1
WORKDIR /srv
COPY requirements.txt .
RUN uv pip install --no-cache -r requirements.txt
COPY app.py .
CMD ["flask", "run"]
