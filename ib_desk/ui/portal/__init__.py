"""In het portaal: what goes into the fields of a bureau, one at a time, beside the browser."""
