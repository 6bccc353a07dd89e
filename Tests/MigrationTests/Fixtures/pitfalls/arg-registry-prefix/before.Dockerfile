ARG REG=docker.io/library
FROM ${REG}/python:3.13
RUN pip --version
