FROM dhi.io/python:3.13-dev
ENV PORT=8080
WORKDIR /app
COPY . .
RUN pip install flask waitress
CMD waitress-serve --port=$PORT app:app
