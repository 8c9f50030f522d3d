"""CERT: sketching, token files, training and sampling for library-oriented code generation.

Importing this package is cheap: each module is imported by name (`from nl2code import sketch`).
"""
