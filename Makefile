# Everything is in packaging/bootstrap.py, which Windows users call directly.

.PHONY: run test test-long bench check setup clean
run test test-long bench check setup clean:
	@python3 packaging/bootstrap.py $@
