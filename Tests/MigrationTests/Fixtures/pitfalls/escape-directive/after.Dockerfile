# escape=`
FROM dhi.io/python:3.13-dev
WORKDIR /app
RUN echo a `
    b
COPY a C:\b\
RUN pip --version
