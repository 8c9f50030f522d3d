"""The worker that runs completions. A directory that any Python 3.8+ runs as a script.

Nothing here is imported by the harness: `python <this directory>` starts a worker process. See
`__main__.py` for what it protects against, and for what it does not.
"""
