"""Turn the outputs that a hostile process sends into what a notebook may hold."""

from __future__ import annotations

from typing import Any

__all__ = ["sound_outputs"]

MARGIN = 1 << 16
"""Characters allowed beyond twice the limit, for the form around the contents."""


def sound_outputs(received: Any, max_size: int) -> tuple[list[dict[str, Any]], bool]:
    """Keep only outputs of a notebook's form, up to a size. Returns them and whether any were cut.

    Args:
        received: What the process sent; it may be anything.
        max_size: Limit by which the process should have cut the outputs itself.
    """
    kept: list[dict[str, Any]] = []
    size = 0
    for output in _by_form(received):
        size += len(str(output))
        if size > 2 * max_size + MARGIN:
            return kept, True
        kept.append(output)
    return kept, False


def _by_form(received: Any) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for output in received if isinstance(received, list) else []:
        kind = output.get("output_type") if isinstance(output, dict) else None
        if kind == "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            kept.append({"output_type": "stream", "name": name, "text": str(output.get("text", ""))})
        elif kind in ("display_data", "execute_result"):
            data = output.get("data")
            one: dict[str, Any] = {
                "output_type": kind,
                "data": {str(k): v for k, v in data.items()} if isinstance(data, dict) else {},
                "metadata": output["metadata"] if isinstance(output.get("metadata"), dict) else {},
            }
            if kind == "execute_result":
                count = output.get("execution_count")
                one["execution_count"] = count if type(count) is int else None
            kept.append(one)
        elif kind == "error":
            trace = output.get("traceback")
            lines = [str(line) for line in trace] if isinstance(trace, list) else []
            kept.append(
                {
                    "output_type": "error",
                    "ename": str(output.get("ename", "")),
                    "evalue": str(output.get("evalue", "")),
                    "traceback": lines,
                }
            )
    return kept
