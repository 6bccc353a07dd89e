FROM --platform=linux/arm/v7 python:3.13-slim
RUN pip --version
