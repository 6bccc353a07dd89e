FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
ENV PORT=8000
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN pip install -r requirements.txt

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
ENV PORT=8000
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY . .
HEALTHCHECK --interval=30s --timeout=5s \
    CMD ["python", "-I", "-c", "from os import environ; from http.client import HTTPConnection; c = HTTPConnection('localhost:' + environ.get('PORT', '')); c.request('GET', '/health'); r = c.getresponse(); r.read(); exit(r.status >= 400)"]
CMD ["python", "app.py"]
