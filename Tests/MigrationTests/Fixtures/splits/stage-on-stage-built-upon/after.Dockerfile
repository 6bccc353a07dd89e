FROM dhi.io/python:3.13-dev AS tools
RUN apt-get update && apt-get install -y --no-install-recommends gcc
WORKDIR /srv
COPY requirements.txt .

FROM tools AS checks
RUN pip install ruff

FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
RUN apt-get update && apt-get install -y --no-install-recommends gcc
WORKDIR /srv
COPY requirements.txt .
RUN pip install -r requirements.txt

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv
COPY --from=build /opt/venv /opt/venv
COPY main.py .
USER 1000
CMD ["python", "main.py"]
