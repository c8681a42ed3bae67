"""Which skills does a learner's own paper state: a résumé, an export, the manifests of their code?

- ``passages.py``: what a document says, part by part; ``documents.py`` reads files into passages
- ``layout.py``: columns side by side are read one after the other; ``prose.py``: what a résumé does not claim goes
- ``manifests.py``: what the dependencies of a project say
- ``recognise.py``: passages in, skills with their evidence out, by the matcher that reads listings
"""
