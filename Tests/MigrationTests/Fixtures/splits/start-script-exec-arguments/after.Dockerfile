FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY . .
COPY --chmod=755 docker-entrypoint.sh /usr/local/bin/
ENTRYPOINT []
CMD ["python", "app.py"]
