# escape=`
FROM python:3.13-slim
WORKDIR /app
RUN echo a `
    b
COPY a C:\b\
RUN pip --version
