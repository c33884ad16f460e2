"""Claim bases (请求权基础): one module each, all shaped alike; ``claims.common`` holds what several of them share."""
