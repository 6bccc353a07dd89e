FROM dhi.io/golang:1.26-debian12-dev AS build
WORKDIR /app
COPY go.mod ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o server .

FROM dhi.io/static:20250419-debian12
WORKDIR /app
COPY --from=build /app /app
EXPOSE 8080
CMD ["./server"]
