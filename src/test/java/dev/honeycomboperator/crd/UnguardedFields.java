package dev.honeycomboperator.crd;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where a rule selects an optional field that no {@code has()} vouches for. The API server
 * would answer such a resource with "no such key" instead of the rule's message.
 */
final class UnguardedFields {

  private final CelAbstractSyntaxTree tree;
  private final SchemaTypes types;
  private final List<String> found = new ArrayList<>();

  UnguardedFields(CelAbstractSyntaxTree tree, SchemaTypes types) {
    this.tree = tree;
    this.types = types;
  }

  List<String> find() {
    visit(tree.getExpr(), Set.of());
    return List.copyOf(found);
  }

  private void visit(CelExpr expr, Set<String> present) {
    switch (expr.getKind()) {
      case SELECT -> visitSelect(expr.select(), present);
      case CALL -> visitCall(expr.call(), present);
      case LIST -> expr.list().elements().forEach(element -> visit(element, present));
      case COMPREHENSION -> {
        var loop = expr.comprehension();
        visit(loop.iterRange(), present);
        visit(loop.accuInit(), present);
        visit(loop.loopCondition(), present);
        visit(loop.loopStep(), present);
        visit(loop.result(), present);
      }
      case MAP, STRUCT ->
          throw new UnsupportedOperationException("a rule that builds a map or an object");
      case CONSTANT, IDENT, NOT_SET -> {}
    }
  }

  private void visitSelect(CelSelect select, Set<String> present) {
    visit(select.operand(), present);
    var type = tree.getType(select.operand().id()).map(CelType::name).orElse("");
    if (!select.testOnly()
        && types.canLack(type, select.field())
        && !present.contains(text(select))) {
      found.add(text(select));
    }
  }

  private void visitCall(CelCall call, Set<String> present) {
    call.target().ifPresent(target -> visit(target, present));
    var args = call.args();
    switch (call.function()) {
      case "_&&_" -> {
        visit(args.get(0), present);
        visit(args.get(1), and(present, presentWhen(true, args.get(0))));
      }
      case "_||_" -> {
        visit(args.get(0), present);
        visit(args.get(1), and(present, presentWhen(false, args.get(0))));
      }
      case "_?_:_" -> {
        visit(args.get(0), present);
        visit(args.get(1), and(present, presentWhen(true, args.get(0))));
        visit(args.get(2), and(present, presentWhen(false, args.get(0))));
      }
      default -> args.forEach(arg -> visit(arg, present));
    }
  }

  /** Fields that are surely there when the condition has the outcome. */
  private static Set<String> presentWhen(boolean outcome, CelExpr condition) {
    if (condition.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      var select = condition.select();
      return outcome && select.testOnly() ? Set.of(text(select)) : Set.of();
    }
    if (condition.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return Set.of();
    }
    var call = condition.call();
    if (call.function().equals("!_")) {
      return presentWhen(!outcome, call.args().get(0));
    }
    if (call.function().equals(outcome ? "_&&_" : "_||_")) {
      return and(
          presentWhen(outcome, call.args().get(0)), presentWhen(outcome, call.args().get(1)));
    }
    return Set.of();
  }

  private static Set<String> and(Set<String> some, Set<String> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String text(CelSelect select) {
    return text(select.operand()) + "." + select.field();
  }

  private static String text(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name();
      case SELECT -> text(expr.select());
      default -> "#" + expr.id();
    };
  }
}
