ARG REG=dhi.io
FROM ${REG}/python:3.13-dev
RUN pip --version
