FROM python:3.13-slim
ENV PORT=8080
WORKDIR /app
COPY . .
RUN pip install flask waitress
CMD waitress-serve --port=$PORT app:app
