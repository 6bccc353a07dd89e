# escape=`
FROM node:22-slim
RUN echo a `
    b
COPY a C:\b\
RUN npm --version
