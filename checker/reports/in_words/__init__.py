"""In words: a rule told in plain words, made from its tree."""

from checker.reports.in_words.rule import Sentence, in_words, in_words_lines, rows

__all__ = ["Sentence", "in_words", "in_words_lines", "rows"]
