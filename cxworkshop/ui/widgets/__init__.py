"""Small widgets that several pages share, one in each file; each is given what it shows."""
