FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY settings.ini main.py ./
RUN chmod 600 settings.ini && chmod u+x main.py

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build --chown=65532:65532 /app/main.py /app/main.py
COPY --from=build --chown=65532:65532 /app/settings.ini /app/settings.ini
CMD ["python", "main.py"]
