FROM dhi.io/golang:1.26-alpine-dev AS build
RUN apk add --no-cache build-base
WORKDIR /app
COPY . .
RUN CGO_ENABLED=1 go build -o notes .

FROM dhi.io/static:20260611-musl-alpine3.24
# WORKDIR makes a folder for the user in effect, who has to write there.
WORKDIR /data
WORKDIR /app
COPY --from=build /app /app
VOLUME /data
CMD ["./notes", "/data/notes.db"]
