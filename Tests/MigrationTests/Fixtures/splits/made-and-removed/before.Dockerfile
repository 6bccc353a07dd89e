FROM python:3.13-slim
RUN mkdir /work && cd /work && echo a > a && cd / && rm -r /work && mkdir -p /x/y && rm -rf /x
WORKDIR /app
COPY key.pem app.py ./
RUN sha256sum key.pem > sum.txt && rm key.pem
CMD ["python", "app.py"]
