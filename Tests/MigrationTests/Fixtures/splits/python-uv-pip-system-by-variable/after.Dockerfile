FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
ENV VIRTUAL_ENV=/opt/venv
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /usr/local/bin/uv
ENV UV_SYSTEM_PYTHON=0 PYTHONUNBUFFERED=1
WORKDIR /srv
COPY requirements.txt .
RUN uv pip install --no-cache -r requirements.txt

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
ENV UV_SYSTEM_PYTHON=0 PYTHONUNBUFFERED=1
WORKDIR /srv
COPY --from=build /opt/venv /opt/venv
COPY app.py .
CMD ["flask", "run"]
