# syntax=docker/dockerfile:1
FROM python:3.13-slim-trixie AS runtime
LABEL org.opencontainers.image.authors="someone@example.com"
ENV PYTHONUNBUFFERED=1
ENV GREETING="Hello there"
LABEL description="A small server"
RUN apt-get update && \
    apt-get install -y file && \
    rm -rf /var/lib/apt/lists/*
RUN cd /srv && mkdir -p data
WORKDIR /srv/app
COPY server.py .
COPY banner.txt notes.txt /srv/app/
RUN chmod 755 /srv/app/server.py

RUN echo one > /srv/data/one && \
    echo two > /srv/data/two
EXPOSE 8000/tcp
CMD ["python", "server.py"]
