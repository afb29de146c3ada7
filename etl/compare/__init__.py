"""Holds a release against the publisher's release before it: what moved too far for it to be published unseen."""
