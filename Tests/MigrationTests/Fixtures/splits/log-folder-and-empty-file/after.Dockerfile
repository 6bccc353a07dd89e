FROM dhi.io/python:3.13-dev AS build
WORKDIR /app
RUN mkdir -p /var/log/app /run/app && touch /var/log/app/app.log state.json && mkdir /tmp/scratch && echo 1 > /tmp/scratch/x

FROM dhi.io/python:3.13
WORKDIR /app
COPY --from=build --chown=65532:65532 /var/log/app /var/log/app
COPY --from=build --chown=65532:65532 /run/app /run/app
COPY --from=build --chown=65532:65532 /app/state.json /app/state.json
COPY main.py .
CMD ["python", "main.py"]
