FROM dhi.io/debian-base:trixie-dev
RUN apt-get update && apt-get install -y make && rm -rf /var/lib/apt/lists/*
COPY build /srv/build
