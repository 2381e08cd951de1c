"""Reports as data: what is read and computed. No word of any language, no file."""
