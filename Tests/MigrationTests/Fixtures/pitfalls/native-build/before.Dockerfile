FROM python:3.13
RUN pip install psycopg2==2.9.10
CMD ["python", "-V"]
