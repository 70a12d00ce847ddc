package dev.assay.inputs.hcl2;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputException;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the tree of a body. */
final class HclTree {
    private final Source source;
    private final HclTexts texts;

    HclTree(Source source) {
        this.source = source;
        texts = new HclTexts(source.text());
    }

    Located body(HclBody body, int start) {
        Map<String, Object> blocks = new LinkedHashMap<>();
        for (HclBody.Block block : body.blocks()) {
            add(block, blocks);
        }
        Fields fields = new Fields();
        for (Map.Entry<String, Object> entry : blocks.entrySet()) {
            Located value = grouped(entry.getValue());
            fields.put(entry.getKey(), value.mark(), value);
        }
        for (Map.Entry<String, HclBody.Attribute> entry : body.attributes().entrySet()) {
            HclBody.Attribute attribute = entry.getValue();
            fields.put(entry.getKey(), source.mark(attribute.start()), value(attribute.value()));
        }
        return fields.at(source.mark(start));
    }

    /** Puts a block under its type and labels: objects by label, and a list of blocks at the end of the path. */
    @SuppressWarnings("unchecked") // maps in the map are made here
    private void add(HclBody.Block block, Map<String, Object> blocks) {
        Map<String, Object> level = blocks;
        String key = block.type();
        for (String label : block.labels()) {
            Object next = level.computeIfAbsent(key, _ -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map<?, ?> map)) {
                throw mixed(block);
            }
            level = (Map<String, Object>) map;
            key = label;
        }
        Object list = level.computeIfAbsent(key, _ -> new Items());
        if (!(list instanceof Items items)) {
            throw mixed(block);
        }
        items.add(body(block.body(), block.start()));
    }

    private InputException mixed(HclBody.Block block) {
        return source.fault(
                block.start(),
                "blocks '" + block.type() + "' come with different numbers of labels",
                "give all of them the same labels");
    }

    private static Located grouped(Object blocks) {
        if (blocks instanceof Items items) {
            long mark = items.first();
            return items.at(mark);
        }
        Fields fields = new Fields();
        long mark = 0;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) blocks).entrySet()) {
            Located value = grouped(entry.getValue());
            mark = mark == 0 ? value.mark() : mark;
            fields.put((String) entry.getKey(), value.mark(), value);
        }
        return fields.at(mark);
    }

    private Located value(HclExpression expression) {
        long mark = source.mark(expression.start());
        return switch (expression) {
            case HclExpression.Constant constant -> Located.scalar(constant.value(), mark);
            case HclExpression.Signed signed -> Located.scalar(signed(signed), mark);
            case HclExpression.Template template -> Located.scalar(texts.template(template), mark);
            case HclExpression.Wrapped wrapped -> value(wrapped.inner());
            case HclExpression.Tuple tuple -> {
                Items items = new Items();
                tuple.elements().forEach(element -> items.add(value(element)));
                yield items.at(mark);
            }
            case HclExpression.Members object -> {
                Fields fields = new Fields();
                for (HclExpression.Member member : object.members()) {
                    fields.put(texts.key(member.key()), source.mark(member.key().start()), value(member.value()));
                }
                yield fields.at(mark);
            }
            default -> Located.scalar(texts.wrapped(expression), mark);
        };
    }

    private @Nullable Object signed(HclExpression.Signed signed) {
        Object operand = signed.operand();
        if (signed.sign() == '!' && operand instanceof Boolean truth) {
            return !truth;
        }
        Object negated = signed.sign() == '!'
                ? null
                : switch (operand) {
                    case Long whole -> -whole;
                    case BigInteger whole -> whole.negate();
                    case BigDecimal decimal -> decimal.negate();
                    case null, default -> null;
                };
        if (negated == null) {
            throw source.fault(
                    signed.start(), "'" + signed.sign() + "' does not fit what follows it", "correct the expression");
        }
        return negated;
    }
}
