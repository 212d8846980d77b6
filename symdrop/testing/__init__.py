"""What a test suite can ask of theorems: checks that are meant to fail where a theorem, or a decider, is wrong."""
