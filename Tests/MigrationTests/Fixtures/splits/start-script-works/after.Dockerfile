FROM dhi.io/python:3.13-dev
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
ENTRYPOINT ["./entrypoint.sh"]
CMD ["gunicorn", "site.wsgi"]
