FROM golang:1.26 AS builder
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o main .

FROM debian:trixie-slim
WORKDIR /root
COPY --from=builder /app/main /root/main
ENTRYPOINT ["/root/main", "--config", "/root/config.yml"]
