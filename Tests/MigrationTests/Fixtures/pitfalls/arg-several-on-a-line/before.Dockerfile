ARG NAME=python VERSION=3.13
FROM $NAME:$VERSION
RUN pip install requests
