FROM python:3.13
RUN apt-get update && apt-get install -y libssl-dev libpq-dev
CMD ["python", "-V"]
