FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
RUN apt-get update && apt-get install -y git
WORKDIR /app
COPY . .
RUN pip install git+https://git.example.com/lib.git

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY . .
CMD ["python", "app.py"]
