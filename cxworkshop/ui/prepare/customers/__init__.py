"""What customers said: the summary of what is kept, and the wizard that reads a survey file."""
