FROM dhi.io/python:3.13-dev AS build
WORKDIR /app
COPY main.py .
RUN mkdir -p cache && chmod 1777 cache

FROM dhi.io/python:3.13
WORKDIR /app
COPY --from=build --chown=1234 /app/cache /app/cache
COPY main.py .
USER 1234
CMD ["python", "main.py"]
