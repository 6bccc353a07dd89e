# A small web application
FROM python:3.13-slim

WORKDIR /app
ENV PYTHONUNBUFFERED=1

# dependencies first, for the cache
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

# the port the application listens on
EXPOSE 5000
RUN useradd -m app && mkdir -p /data && chown -R app:app /data

COPY . .
USER app
CMD gunicorn -b 0.0.0.0:5000 app:app
