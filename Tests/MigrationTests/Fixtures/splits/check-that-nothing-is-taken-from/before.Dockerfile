FROM debian:trixie
RUN false
