FROM dhi.io/python:3.13-dev AS one
FROM one AS two
ENV A=1
FROM two
RUN pip install flask
CMD ["python", "-m", "flask", "run"]
