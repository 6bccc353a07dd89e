ARG NAME=python VERSION=3.13-slim
FROM dhi.io/python:3.13-dev
RUN pip install requests
