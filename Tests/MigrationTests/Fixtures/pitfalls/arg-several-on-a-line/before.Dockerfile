ARG NAME=python VERSION=3.13-slim
FROM $NAME:$VERSION
RUN pip install requests
