"""What is true: two deciders, the kernel and the instances, and the agreement of both that a verdict takes."""
