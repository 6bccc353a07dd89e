ARG B
FROM ${B:-ubuntu:22.04}
RUN apt-get update
