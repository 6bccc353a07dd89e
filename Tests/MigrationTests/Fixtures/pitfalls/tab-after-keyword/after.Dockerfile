FROM	dhi.io/python:3.13-dev	AS	base
RUN	pip --version
