FROM dhi.io/python:3.12-alpine-dev
# What is built here needs it, and the hardened image leaves it to those who do.
RUN apk add --no-cache libpq-dev
RUN apk add --no-cache gcc musl-dev
WORKDIR /app
COPY . .
RUN pip install psycopg2
CMD ["python","s.py"]
