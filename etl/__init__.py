"""Makes data: a publisher's file becomes observations, observations become a snapshot."""
