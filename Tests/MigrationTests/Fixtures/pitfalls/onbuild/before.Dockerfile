FROM python:3.13-alpine
WORKDIR /app
ONBUILD COPY requirements.txt .
ONBUILD RUN pip install -r requirements.txt
ONBUILD COPY --from=busybox:1.37 /bin/busybox /bin/busybox
CMD ["python", "server.py"]
