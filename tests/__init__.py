"""Tests that cross rooms, and what the tests of several rooms share."""
