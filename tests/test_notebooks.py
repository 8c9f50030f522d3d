"""The notebooks run from top to bottom with what is in the repository."""

import json
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_cell_runs(path, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("CERT_ROOT", str(tmp_path))
    cells = [c for c in json.loads(path.read_text())["cells"] if c["cell_type"] == "code"]
    assert cells
    assert all(not cell["outputs"] for cell in cells), "clear the outputs before committing"
    names: dict[str, object] = {}
    for cell in cells:
        exec(compile("".join(cell["source"]), f"{path.name}", "exec"), names)
    shown = capsys.readouterr().out
    assert "# [segmentation]" in shown
    assert "bash run_quickstart.sh" in shown
