"""Looking at pages before they leave: the PDF itself, from memory."""
