FROM dhi.io/python:3.10-debian12-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv
COPY requirements.txt .
RUN pip install -r requirements.txt

FROM dhi.io/python:3.10-debian12
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv
COPY --from=build /opt/venv /opt/venv
COPY . .
CMD ["python", "job.py"]
