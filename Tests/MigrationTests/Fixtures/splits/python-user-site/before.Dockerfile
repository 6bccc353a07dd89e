FROM python:3.13-alpine
RUN adduser -D app
USER app
WORKDIR /home/app
ENV PATH="/home/app/.local/bin:${PATH}"
COPY --chown=app:app requirements.txt .
RUN pip install --no-cache-dir --user -r requirements.txt
COPY --chown=app:app src src
CMD ["python", "-m", "flask", "run", "--host=0.0.0.0"]
