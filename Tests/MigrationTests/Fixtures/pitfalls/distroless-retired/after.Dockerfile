FROM dhi.io/golang:1.26-dev AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /app .

FROM dhi.io/node:22-debian12 AS node
WORKDIR /srv
COPY x.js .
USER 65532
ENTRYPOINT ["node"]
CMD ["x.js"]

FROM gcr.io/distroless/nodejs22-debian12:nonroot AS moved
WORKDIR /srv
COPY x.js .
USER 65532
ENTRYPOINT ["/nodejs/bin/node"]
CMD ["x.js"]

FROM gcr.io/distroless/nodejs22-debian11:nonroot AS inherited
WORKDIR /srv
COPY x.js .
USER 65532
CMD ["x.js"]

FROM gcr.io/distroless/nodejs18-debian11 AS ended
CMD ["x.js"]

FROM gcr.io/distroless/static-debian11:nonroot AS foreign
COPY --from=build /app /srv/app
ENTRYPOINT ["/usr/bin/not-copied"]

FROM dhi.io/static:20250419-debian12
COPY --from=build /app /app
USER 65532
ENTRYPOINT ["/app"]
