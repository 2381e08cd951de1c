"""Readers of what a search specialist works with: search services, crawls of a site, results pages, saved pages."""
