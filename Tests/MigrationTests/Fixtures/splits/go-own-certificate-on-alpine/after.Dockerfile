FROM dhi.io/golang:1.26-dev AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /out/report .

FROM dhi.io/alpine-base:3.24-dev AS builder
RUN apk add --no-cache ca-certificates
COPY company.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates

FROM dhi.io/alpine-base:3.24
COPY --from=builder /etc/ssl/certs /etc/ssl/certs
COPY company.crt /usr/local/share/ca-certificates/
COPY --from=build /out/report /usr/local/bin/report
USER 10001
ENTRYPOINT ["report"]
