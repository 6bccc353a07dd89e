FROM dhi.io/python:3.13-dev
RUN apt-get update && apt-get install -y libssl-dev libpq-dev
CMD ["python", "-V"]
