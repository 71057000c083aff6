"""The Python code that templates are compiled to, without what ours have no use for: two thirds of the time.

Jinja wraps each value that is put out in ``Markup`` only to join it, and calls each function through the context, in case it
asks for that context: ours do not. Both are left out here; what is put out stays the same to the byte.
"""

from collections.abc import Iterable
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined]  # the one name for both of its implementations


def escaped(value: object) -> str:
    """A value as HTML, to be joined with other text: ``markupsafe.escape`` without making a ``Markup`` of it."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return value.__html__() if hasattr(value, "__html__") else _escape_inner(str(value))


class LeanCode(CodeGenerator):
    """For an environment without functions that ask for the context (``asks``), neither asynchronous nor sandboxed."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  (Jinja's name)
        """Begin with the name of what is called for each value."""
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """A call of the function itself."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


def asks(functions: Iterable[object]) -> bool:
    """Does one of the functions that templates call ask for the context, as ``jinja2.pass_context`` lets it?"""
    return any(hasattr(one, "jinja_pass_arg") for one in functions)
