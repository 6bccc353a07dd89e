FROM dhi.io/golang:1.26-dev AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /out/report .

FROM dhi.io/alpine-base:3.24-dev AS builder
RUN apk --update add \
        ca-certificates \
        tzdata \
    && update-ca-certificates

FROM dhi.io/alpine-base:3.24
COPY --from=builder /usr/share/zoneinfo /usr/share/zoneinfo

COPY --from=build /out/report /usr/local/bin/report
ENTRYPOINT ["report"]
