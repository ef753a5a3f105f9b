"""One line about a child, from any screen: whom it is about, what it becomes, and the words."""
