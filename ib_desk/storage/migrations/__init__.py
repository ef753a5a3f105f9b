"""How the tables of an older vault become those of today; read by `ib_desk.storage.migrate`.

Each file of `versions` is one released schema, numbered, and never changed after its release: a
fixture in `tests/data/databases` keeps it honest. There is no way back down: whoever wants the old
vault restores the backup that was made before. Until the first release there is one, made from the
records by `make first-schema`.
"""
