FROM python:3.13-slim AS Build
RUN pip --version
FROM build
RUN pip --version
