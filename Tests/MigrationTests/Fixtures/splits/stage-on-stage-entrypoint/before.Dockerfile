FROM node:24-slim AS start
WORKDIR /srv
CMD ["main.js"]

FROM start
COPY main.js .
USER node
ENTRYPOINT ["node"]
