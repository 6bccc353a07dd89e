ARG IMAGE='python:3.13-alpine'
FROM $IMAGE
RUN pip --version
