FROM dhi.io/golang:1.26-dev AS builder
WORKDIR /code
COPY main.go go.mod ./
RUN go build -trimpath -o /app main.go

FROM dhi.io/alpine-base:3.24
ENV GOTRACEBACK=single
CMD ["./app"]
COPY --from=builder /app .
