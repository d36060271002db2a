"""Papers by blueprint, measured: random blueprints and banks, and a check that shares no code with
the programme."""
