FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --chown=10001:10001 requirements.txt app.py ./
RUN pip install -r requirements.txt

FROM dhi.io/python:3.13
USER 10001
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --chown=10001:10001 requirements.txt app.py ./
USER 10001
CMD ["python", "app.py"]
