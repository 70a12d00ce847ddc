package dev.assay.rego.type;

import dev.assay.rego.type.ObjectType.Others;
import dev.assay.rego.type.ObjectType.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two types side by side, shown only as far as they differ: what both have is left out, and an ellipsis stands for it.
 * For messages that would be too wide otherwise.
 *
 * @param left the text of the first
 * @param right the text of the second
 */
record TypeContrast(String left, String right) {
    private static final String ELLIPSIS = "...";
    private static final int LINE_CHARS_MAX = 80;
    private static final int SHORT_CHARS_MAX = 32;
    private static final int DEPTH_MAX = 8;

    static boolean isTooWide(String... lines) {
        for (String line : lines) {
            if (line.codePointCount(0, line.length()) > LINE_CHARS_MAX) {
                return true;
            }
        }
        return false;
    }

    static TypeContrast of(Type left, Type right) {
        return of(left, right, 0);
    }

    /** The type when it is short, else its outermost word. */
    static String brief(Type type) {
        return brief(type.toString(), type);
    }

    /** The parameter when it is short, else its name and the outermost word of its type. */
    static String brief(FunctionType.Parameter parameter) {
        String name = parameter.name();
        String brief = brief(parameter.toString(), parameter.type());
        return name == null || brief.equals(parameter.toString()) ? brief : name + ": " + brief;
    }

    private static String brief(String text, Type type) {
        return text.codePointCount(0, text.length()) <= SHORT_CHARS_MAX ? text : outline(type, 0);
    }

    private static TypeContrast brief(Type left, Type right) {
        return new TypeContrast(brief(left), brief(right));
    }

    private static TypeContrast of(Type left, Type right, int depth) {
        if (depth >= DEPTH_MAX || left.isUnknown() || right.isUnknown() || isAlike(left, right)) {
            return brief(left, right);
        }
        return switch (left) {
            case SetType a
            when right instanceof SetType b && isFilled(a) && isFilled(b) -> {
                TypeContrast elements = of(a.elements(), b.elements(), depth + 1);
                yield new TypeContrast("set[" + elements.left + "]", "set[" + elements.right + "]");
            }
            case ArrayType a when right instanceof ArrayType b -> arrays(a, b, depth);
            case ObjectType a when right instanceof ObjectType b -> objects(a, b, depth);
            case AnyType a when right instanceof AnyType b -> new TypeContrast(members(a, b), members(b, a));
            default -> brief(left, right);
        };
    }

    private static boolean isFilled(SetType set) {
        return !set.elements().isUnknown();
    }

    private static boolean isAlike(Type a, Type b) {
        return a.toString().equals(b.toString());
    }

    private static TypeContrast arrays(ArrayType a, ArrayType b, int depth) {
        if (a.elements().size() != b.elements().size()
                || a.others().isUnknown() != b.others().isUnknown()) {
            return new TypeContrast(outline(a, 1), outline(b, 1));
        }
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < a.elements().size(); i++) {
            TypeContrast element = of(a.elements().get(i), b.elements().get(i), depth + 1);
            left.add(element.left);
            right.add(element.right);
        }
        TypeContrast others = a.others().isUnknown() ? null : of(a.others(), b.others(), depth + 1);
        return new TypeContrast(
                composite("array", left, others == null ? null : others.left),
                composite("array", right, others == null ? null : others.right));
    }

    private static TypeContrast objects(ObjectType a, ObjectType b, int depth) {
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        boolean hidden = false;
        int i = 0;
        int j = 0;
        while (i < a.properties().size() || j < b.properties().size()) {
            Property one = i < a.properties().size() ? a.properties().get(i) : null;
            Property other = j < b.properties().size() ? b.properties().get(j) : null;
            int order = one == null || other == null ? 0 : one.key().compareTo(other.key());
            if (other == null || order < 0) {
                left.add(property(one, brief(typeOf(one))));
                i++;
            } else if (one == null || order > 0) {
                right.add(property(other, brief(other.type())));
                j++;
            } else {
                if (isAlike(one.type(), other.type())) {
                    hidden = true;
                } else {
                    TypeContrast types = of(one.type(), other.type(), depth + 1);
                    left.add(property(one, types.left));
                    right.add(property(other, types.right));
                }
                i++;
                j++;
            }
        }
        if (hidden) {
            left.add(ELLIPSIS);
            right.add(ELLIPSIS);
        }
        TypeContrast others = others(a.others(), b.others(), depth);
        return new TypeContrast(
                composite("object", left, a.others() == null ? null : others.left),
                composite("object", right, b.others() == null ? null : others.right));
    }

    private static Type typeOf(@Nullable Property property) {
        return property == null ? UnknownType.UNKNOWN : property.type();
    }

    private static String property(@Nullable Property property, String type) {
        return property == null ? type : JsonKeys.text(property.key()) + ": " + type;
    }

    private static TypeContrast others(@Nullable Others a, @Nullable Others b, int depth) {
        if (a != null && b != null) {
            TypeContrast keys = of(a.keys(), b.keys(), depth + 1);
            TypeContrast values = of(a.values(), b.values(), depth + 1);
            return new TypeContrast(keys.left + ": " + values.left, keys.right + ": " + values.right);
        }
        return new TypeContrast(brief(a), brief(b));
    }

    private static String brief(@Nullable Others others) {
        return others == null ? "" : brief(others.keys()) + ": " + brief(others.values());
    }

    private static String members(AnyType any, AnyType other) {
        List<String> own = new ArrayList<>();
        boolean hidden = false;
        for (Type member : any.members()) {
            if (other.members().stream().anyMatch(member2 -> isAlike(member, member2))) {
                hidden = true;
            } else {
                own.add(brief(member));
            }
        }
        if (hidden) {
            own.add(ELLIPSIS);
        }
        return own.isEmpty() ? "any" : "any<" + String.join(", ", own) + ">";
    }

    /** A type down to a depth, with an ellipsis for what is below; 0 is the outermost word only. */
    private static String outline(Type type, int depth) {
        return switch (type) {
            case SetType set when isFilled(set) -> "set[" + below(set.elements(), depth) + "]";
            case ArrayType array ->
                composite(
                        "array",
                        below(array.elements(), depth),
                        array.others().isUnknown() ? null : below(array.others(), depth));
            case ObjectType object -> outlineOf(object, depth);
            case AnyType any when !any.isEverything() -> composite("any", below(any.members(), depth), null);
            case FunctionType function -> outlineOf(function, depth);
            default -> type.toString();
        };
    }

    private static String outlineOf(ObjectType object, int depth) {
        List<String> properties = depth == 0 && !object.properties().isEmpty()
                ? List.of(ELLIPSIS)
                : object.properties().stream()
                        .map(property -> property(property, below(property.type(), depth)))
                        .toList();
        Others others = object.others();
        if (others == null) {
            return composite("object", properties, null);
        }
        String rest = depth == 0 ? ELLIPSIS : below(others.keys(), depth) + ": " + below(others.values(), depth);
        return composite("object", properties, rest);
    }

    private static String outlineOf(FunctionType function, int depth) {
        List<Type> types =
                function.parameters().stream().map(FunctionType.Parameter::type).toList();
        String result = function.isVoid()
                ? function.result().type().toString()
                : below(function.result().type(), depth);
        return "(" + String.join(", ", below(types, depth)) + ") => " + result;
    }

    private static String below(Type type, int depth) {
        return depth == 0 ? ELLIPSIS : outline(type, depth - 1);
    }

    private static List<String> below(List<Type> types, int depth) {
        return depth == 0 && !types.isEmpty()
                ? List.of(ELLIPSIS)
                : types.stream().map(type -> below(type, depth)).collect(Collectors.toList());
    }

    private static String composite(String word, List<String> parts, @Nullable String others) {
        return word
                + (parts.isEmpty() ? "" : "<" + String.join(", ", parts) + ">")
                + (others == null ? "" : "[" + others + "]");
    }
}
