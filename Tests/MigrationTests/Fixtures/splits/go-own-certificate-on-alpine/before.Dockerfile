FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /out/report .

FROM alpine:3.24
RUN apk add --no-cache ca-certificates
COPY company.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates
COPY --from=build /out/report /usr/local/bin/report
USER 10001
ENTRYPOINT ["report"]
