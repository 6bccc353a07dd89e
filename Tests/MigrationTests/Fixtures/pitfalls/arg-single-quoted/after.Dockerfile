ARG IMAGE='dhi.io/python:3.13-alpine-dev'
FROM $IMAGE
RUN pip --version
