FROM dhi.io/python:3.13-dev
WORKDIR /app
COPY . .
RUN pip install celery
CMD ["celery", "-A", "app", "beat", "-s", "/var/run/celerybeat-schedule", "--pidfile=/var/run/beat.pid"]
