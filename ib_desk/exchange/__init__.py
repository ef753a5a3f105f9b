"""Files and documents, in and out."""
