FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /out/report .

FROM alpine:3.24
RUN apk --update add \
        ca-certificates \
        tzdata \
    && update-ca-certificates
ARG UID=10001
RUN adduser -D -H -u "${UID}" report
USER report

COPY --from=build /out/report /usr/local/bin/report
ENTRYPOINT ["report"]
