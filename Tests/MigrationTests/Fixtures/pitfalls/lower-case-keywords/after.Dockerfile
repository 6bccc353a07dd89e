from dhi.io/python:3.13-dev as base
run pip --version
