"""The stages of the extraction, one file each: pure functions over the text, run in order."""
