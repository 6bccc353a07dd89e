# A small web application
FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH

WORKDIR /app
ENV PYTHONUNBUFFERED=1

# dependencies first, for the cache
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

RUN mkdir -p /data

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
ENV PYTHONUNBUFFERED=1
COPY --from=build /opt/venv /opt/venv
COPY --from=build --chown=65532:65532 /data /data
# the port the application listens on
EXPOSE 5000

COPY . .
CMD ["gunicorn", "-b", "0.0.0.0:5000", "app:app"]
