package dev.assay.inputs.hcl2;

import java.util.List;
import java.util.Map;

/**
 * What a file or a block has in it.
 *
 * @param blocks blocks in their order
 * @param attributes attributes by name, in their order
 */
record HclBody(List<Block> blocks, Map<String, Attribute> attributes) {

    /**
     * A block.
     *
     * @param type its type
     * @param labels its labels
     * @param body what is in it
     * @param start offset of its type
     */
    record Block(String type, List<String> labels, HclBody body, int start) {}

    /**
     * An attribute.
     *
     * @param value its value
     * @param start offset of its name
     */
    record Attribute(HclExpression value, int start) {}
}
