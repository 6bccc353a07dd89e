FROM dhi.io/python:3.12-dev AS build
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/
WORKDIR /srv
RUN uv venv /opt/env
ENV VIRTUAL_ENV=/opt/env PATH=/opt/env/bin:$PATH
COPY requirements.txt .
RUN uv pip install --no-cache -r requirements.txt

FROM dhi.io/python:3.12
WORKDIR /srv
ENV VIRTUAL_ENV=/opt/env PATH=/opt/env/bin:$PATH
COPY --from=build /opt/env /opt/env
COPY app.py .
CMD ["flask", "run"]
