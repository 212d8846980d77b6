"""A linear layer with several outputs, whose inputs or whose single connections are dropped.

A dropped input is missing in every output at once, a dropped connection in one output alone. The first makes the
outputs move together, the second does not. An expected squared loss does not see the difference, because it is summed
over the outputs and each output has the same variance either way.
"""

HEADING = "Linear layer"
THEOREMS = (
    "unit_masks_correlate_outputs",
    "connection_masks_do_not",
    "dropconnect_matches_dropout",
)
