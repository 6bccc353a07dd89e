ARG BASE
FROM ${BASE:-dhi.io/python:3.13-dev}
RUN pip --version
