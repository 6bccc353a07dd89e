FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY requirements.txt app.py ./
RUN pip install -r requirements.txt

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
# WORKDIR makes a folder for the user in effect, who has to write there.
WORKDIR /data
WORKDIR /seed
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY requirements.txt app.py ./
VOLUME ["/data", "/seed"]
COPY --chown=65532:65532 first.json /seed/
CMD ["python", "app.py"]
