FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
RUN mkdir -p /var/log/app /run/app
COPY . .
RUN pip install gunicorn

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build --chown=65532:65532 /var/log/app /var/log/app
COPY --from=build --chown=65532:65532 /run/app /run/app
COPY . .
CMD ["gunicorn", "--access-logfile=/var/log/app/access.log", "--error-logfile=-", "-p", "/run/app/gunicorn.pid", "--bind=unix:app.sock", "--worker-tmp-dir", "/dev/shm", "app:app"]
