"""Facts of law that several claim bases turn on: due day, limitation, validity, parties, quality, the sum owed."""
