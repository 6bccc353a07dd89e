FROM dhi.io/golang:1.26-dev AS builder
WORKDIR /go/src/app
COPY . .
RUN CGO_ENABLED=0 go build -o app .

FROM dhi.io/alpine-base:3.22
WORKDIR /srv
COPY --from=builder /go/src/app/app .
CMD ["./app"]
