"""The arithmetic of burden sharing, on plain mappings from member to figure: nothing here knows a release."""
