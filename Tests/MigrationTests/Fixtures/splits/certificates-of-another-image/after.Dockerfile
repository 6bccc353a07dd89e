FROM dhi.io/golang:1.26-dev AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /out/report .

FROM scratch
COPY --from=dhi.io/alpine-base:3.24 /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/report /report
ENTRYPOINT ["/report"]
