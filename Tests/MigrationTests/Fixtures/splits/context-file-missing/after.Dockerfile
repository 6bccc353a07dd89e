FROM dhi.io/python:3.12-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY requirements.txt settings.toml ./
RUN pip install -r requirements.txt

FROM dhi.io/python:3.12
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY requirements.txt settings.toml ./
COPY src src
CMD ["python","src/nothere.py"]
