FROM golang:1.26 AS builder
ENV GO111MODULE=on
ENV CGO_ENABLED=0
COPY . /src
WORKDIR /src
RUN ["sh", "-c", "go build -o /program ."]

FROM debian:12-slim
COPY --from=builder /program /
COPY settings.txt /etc/untidy/settings.txt
RUN chmod 600 /etc/untidy/settings.txt \
 && echo a > /tmp/a \
 && echo b > /tmp/b
ENTRYPOINT exec /program --settings /etc/untidy/settings.txt
