"""Case files: reading and writing a matter, the answers typed into it, what contradicts itself, the local store."""
