FROM debian:trixie
RUN apt-get update && apt-get install -y make && rm -rf /var/lib/apt/lists/*
COPY build /srv/build
