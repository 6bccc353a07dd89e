FROM node:24-slim
COPY ./ ./
RUN npm install --omit=dev
ENV NODE_ENV=production
EXPOSE 8080
CMD ["node", "main.js"]
