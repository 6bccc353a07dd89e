FROM dhi.io/golang:1.26-dev AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o server
FROM dhi.io/debian-base:trixie-dev
COPY --from=build /src/run.sh /run.sh
CMD ["/run.sh"]
