FROM dhi.io/python:3.13-dev AS Build
RUN pip --version
FROM build
RUN pip --version
