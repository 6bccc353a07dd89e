FROM node:18-alpine
RUN npm ci
FROM python:3.8-slim
RUN pip --version
