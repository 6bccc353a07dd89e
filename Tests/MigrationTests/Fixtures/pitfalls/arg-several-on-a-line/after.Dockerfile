ARG NAME=python VERSION=3.13
FROM dhi.io/python:3.13-dev
RUN pip install requests
