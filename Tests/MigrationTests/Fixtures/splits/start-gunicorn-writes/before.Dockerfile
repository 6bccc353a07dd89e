FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install gunicorn
CMD ["gunicorn", "--access-logfile", "/var/log/access.log", "--pid", "/run/gunicorn.pid", "-b", "unix:/run/gunicorn.sock", "app:app"]
