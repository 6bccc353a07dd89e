FROM dhi.io/golang:1.26-dev AS builder
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o main .

FROM dhi.io/debian-base:trixie-dev
WORKDIR /root/app
COPY --from=builder /app/main /root/app/main
COPY --from=builder /app/k /root/.ssh
ENTRYPOINT ["/root/app/main", "--config", "/root/app/config.yml"]
