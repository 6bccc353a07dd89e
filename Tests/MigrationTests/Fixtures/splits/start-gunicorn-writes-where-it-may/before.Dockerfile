FROM python:3.13-slim
WORKDIR /app
RUN mkdir -p /var/log/app /run/app
COPY . .
RUN pip install gunicorn
CMD ["gunicorn", "--access-logfile=/var/log/app/access.log", "--error-logfile=-", "-p", "/run/app/gunicorn.pid", "--bind=unix:app.sock", "--worker-tmp-dir", "/dev/shm", "app:app"]
