"""Forms made from data: any record, any field, saved by themselves."""
