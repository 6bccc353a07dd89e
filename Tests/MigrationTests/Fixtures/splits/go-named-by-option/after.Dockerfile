FROM golang:1.25.6-alpine as builder
WORKDIR /fiber
COPY . .
RUN go build -ldflags="-s -w" -o app .
FROM dhi.io/alpine-base:3.24
WORKDIR /fiber
COPY --from=builder /fiber/app .
CMD ["./app"]
