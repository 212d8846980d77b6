"""The function of EfficientNet-PyTorch."""

from efficientnet_pytorch.utils import drop_connect

from real_layers import Case

APART = ()
CASES = {
    "drop_connect": Case(
        lambda p: lambda x, training: drop_connect(x, p, training), (8, 4, 3, 3), options={"framework": "torch"}
    )
}
