FROM golang:1.26 AS builder
WORKDIR /go/src/app
COPY . .
RUN CGO_ENABLED=0 go build -o app .

FROM alpine:3.22
RUN apk --no-cache add ca-certificates
WORKDIR /srv
COPY --from=builder /go/src/app/app .
CMD ["./app"]
