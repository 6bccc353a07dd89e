# syntax=docker/dockerfile:1
FROM dhi.io/python:3.13-dev
RUN <<EOF
apt-get update
apt-get install -y curl
EOF
COPY <<Dockerfile /templates/Dockerfile
FROM node:20
RUN npm ci
USER root
Dockerfile
COPY <<'A' <<-"B" /two/
FROM python:3.9
A
	FROM golang:1.21
	B
CMD ["python", "-V"]
