"""Papers to print: versions of an assembled paper, their keys, and the PDF files."""
