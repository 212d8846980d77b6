"""Real layers are tested where they are installed: what is missing is not collected, and so is not passed either.

`.ci/layers` installs them, and says in SYMDROP_LAYERS what has to be there: then what is missing is an error.
"""

import os

import pytest
from real_layers import FILES, present

APART = {
    "test_drop_block.py": "timm",
    "test_patch_dropout.py": "timm",
    "test_xgboost_dart.py": "xgboost",
    "test_lightgbm_dart.py": "lightgbm",
    "test_onnx_runs.py": "onnx",
    "test_noisy_linear.py": "torchrl",
    "test_peft.py": "peft",
    "test_noise_of_random_scale.py": "monai",
    "test_edges_of_nodes.py": "torch_geometric",
}
required = os.environ.get("SYMDROP_LAYERS", "").split()


def wanted(file):
    """Whether the cases of this file are run."""
    return file in required if required else present(file)


collect_ignore = [name for name, file in APART.items() if not wanted(file)]
if not any(map(wanted, FILES)):
    collect_ignore.append("test_entries.py")


def pytest_collection_modifyitems(items):
    """Frameworks warn of what is none of ours."""
    for item in items:
        if item.path.parent.name == "layers" and item.path.parent.parent.name == "tests":
            item.add_marker(pytest.mark.filterwarnings("default"))
