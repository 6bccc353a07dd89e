FROM dhi.io/debian-base:trixie-dev
RUN false
