FROM dhi.io/node:22-dev AS node
WORKDIR /src
RUN npm pack

FROM dhi.io/python:3.13-dev AS python
COPY --from=node /src /srv
FROM python
RUN python -V
CMD ["python", "-m", "http.server"]
