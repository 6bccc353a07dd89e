FROM python:3.12-alpine
RUN apk add --no-cache gcc musl-dev
WORKDIR /app
COPY . .
RUN pip install psycopg2
CMD ["python","s.py"]
