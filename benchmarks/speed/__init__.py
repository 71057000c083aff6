"""How fast is a build, beside other generators given the same site: `make bench` (python -m speed)."""
