"""Which law does a layer draw? A claim about it is tested, or what it draws is told."""
