package dev.assay.rego.type;

import dev.assay.rego.ast.Location;
import dev.assay.rego.ast.Problem;
import dev.assay.rego.type.FunctionType.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The problems of types that do not go together, with both shown. */
final class Mismatch {
    private static final String HELP = "https://www.openpolicyagent.org/docs/errors/rego-type-error/match-error";

    private Mismatch() {}

    /** A problem whose details follow its message, a line each. */
    static Problem problem(String message, List<String> details, Location location) {
        return new Problem(Problem.TYPE, message + "\n\t" + String.join("\n\t", details), location);
    }

    /** Two terms that can never be equal. */
    static Problem match(Type left, Type right, Location location) {
        String leftLine = "left  : " + left;
        String rightLine = "right : " + right;
        if (TypeContrast.isTooWide(leftLine, rightLine)) {
            TypeContrast contrast = TypeContrast.of(left, right);
            leftLine = "left  : " + contrast.left();
            rightLine = "right : " + contrast.right();
        }
        List<String> details = new ArrayList<>(List.of(leftLine, rightLine));
        String kind = kind(left);
        if (kind != null && kind.equals(kind(right))) {
            details.add("hint  : both sides are " + kind + " but their types differ, so they can never be equal (see "
                    + HELP + ")");
        }
        return problem("match error", details, location);
    }

    private static @Nullable String kind(Type type) {
        return switch (type) {
            case ObjectType object -> "objects";
            case ArrayType array -> "arrays";
            case SetType set -> "sets";
            default -> null;
        };
    }

    /** Arguments that are too few, too many, or of wrong types. */
    static Problem arguments(
            String function,
            String message,
            List<Type> have,
            List<Parameter> want,
            @Nullable Parameter others,
            Location location) {
        String haveLine = "have: " + joined(have.stream().map(Type::toString));
        String wantLine = "want: " + joined(texts(want.stream().map(Parameter::toString), others, false));
        if (TypeContrast.isTooWide(haveLine, wantLine)) {
            List<String> haves =
                    new ArrayList<>(have.stream().map(TypeContrast::brief).toList());
            List<String> wants =
                    new ArrayList<>(want.stream().map(TypeContrast::brief).toList());
            for (int i = 0; i < Math.min(have.size(), want.size()); i++) {
                if (!Unification.unifies(have.get(i), want.get(i).type())) {
                    TypeContrast contrast =
                            TypeContrast.of(have.get(i), want.get(i).type());
                    haves.set(i, contrast.left());
                    wants.set(i, named(want.get(i), contrast.right()));
                }
            }
            haveLine = "have: " + joined(haves.stream());
            wantLine = "want: " + joined(texts(wants.stream(), others, true));
        }
        return problem(function + ": " + message, List.of(haveLine, wantLine), location);
    }

    private static Stream<String> texts(Stream<String> fixed, @Nullable Parameter others, boolean briefly) {
        return others == null
                ? fixed
                : Stream.concat(fixed, Stream.of((briefly ? TypeContrast.brief(others) : others.toString()) + "..."));
    }

    private static String named(Parameter parameter, String type) {
        return parameter.name() == null ? type : parameter.name() + ": " + type;
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining(", ", "(", ")"));
    }
}
