"""Outputs as a hostile process tells them, made into what a notebook may hold."""

from __future__ import annotations

from typing import Any

__all__ = ["sound_outputs"]

ROOM = 1 << 16


def sound_outputs(given: Any, most: int) -> tuple[list[dict[str, Any]], bool]:
    """Only what a notebook may hold, by form and size, and whether it was cut; a hostile process claims anything."""
    kept: list[dict[str, Any]] = []
    size = 0
    for output in _by_form(given):
        size += len(str(output))
        if size > 2 * most + ROOM:
            return kept, True
        kept.append(output)
    return kept, False


def _by_form(given: Any) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for output in given if isinstance(given, list) else []:
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
