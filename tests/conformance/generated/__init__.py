"""Configs by the hundred, right and nearly right, and the objects that each becomes, or would if `check` let it."""
