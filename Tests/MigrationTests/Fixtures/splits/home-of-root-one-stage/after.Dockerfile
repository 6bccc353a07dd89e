FROM dhi.io/golang:1.26-dev AS build
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o main .

FROM dhi.io/static:20250419-debian13
WORKDIR /app
COPY --from=build /app /app
CMD ["./main"]
