"""What the templates of the desk can do beside Django's and Wagtail's tags."""
