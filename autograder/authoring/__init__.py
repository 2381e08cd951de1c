"""Tools for authors: lint a course, prove its exercises, write skeletons."""
