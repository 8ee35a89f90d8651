"""Audit: outcomes become answers to questions and standards, and cases become ratings."""
