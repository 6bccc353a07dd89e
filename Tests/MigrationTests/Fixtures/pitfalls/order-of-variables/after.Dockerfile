FROM dhi.io/python:3.13-dev
ARG PACKAGES="curl ca-certificates"
ENV EXTRA=git
RUN apt-get update && apt-get install -y $PACKAGES $EXTRA
