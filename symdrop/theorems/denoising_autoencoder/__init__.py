"""Linear autoencoders trained on features of which some are dropped, averaged over all masks in closed form.

The masks enter only through second moments of the dropped features. So does the expected error of the reconstruction,
which is that at the mean features with a ridge penalty, in the units of each feature.
"""

HEADING = "Denoising autoencoder"
THEOREMS = (
    "second_moments",
    "expected_reconstruction",
)
