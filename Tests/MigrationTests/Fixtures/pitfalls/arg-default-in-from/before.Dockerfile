ARG BASE
FROM ${BASE:-python:3.13-slim}
RUN pip --version
