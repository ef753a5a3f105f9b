"""Matched care: nine questions, the proposal of the rule, and the choice of a person."""
