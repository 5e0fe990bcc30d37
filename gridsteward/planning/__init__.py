"""Candidates and days become a plan with reasons."""
