FROM \
  --platform=linux/amd64 \
  python:3.13-slim \
  AS base
RUN pip --version
