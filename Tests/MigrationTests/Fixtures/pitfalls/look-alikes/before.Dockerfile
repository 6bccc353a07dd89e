FROM golangci/golangci-lint:v1.55.2 AS lint
RUN golangci-lint run

FROM acme/static-site AS site
FROM mynode:22 AS other
FROM bitnami/postgresql-repmgr:16
