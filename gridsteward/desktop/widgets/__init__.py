"""Parts every page is made of; each follows the theme at run time."""
