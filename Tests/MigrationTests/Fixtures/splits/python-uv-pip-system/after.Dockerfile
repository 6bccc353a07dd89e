FROM dhi.io/python:3.12-debian12-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
ENV VIRTUAL_ENV=/opt/venv
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /usr/local/bin/
WORKDIR /srv
COPY requirements.txt .
RUN uv pip install --no-cache -r requirements.txt

FROM dhi.io/python:3.12-debian12
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv
COPY --from=build /opt/venv /opt/venv
COPY app.py .
CMD ["flask", "run"]
