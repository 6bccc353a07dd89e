FROM	node:22-slim	AS	base
RUN	npm --version
