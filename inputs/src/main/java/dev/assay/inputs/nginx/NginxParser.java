package dev.assay.inputs.nginx;

import dev.assay.inputs.document.Characters;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Source;
import java.util.List;

/**
 * A configuration of nginx: {@code directives}, each with {@code name}, {@code parameters} and a {@code block} of more
 * directives. Quotes stay as they are written. Included files are not read. Immutable.
 */
public final class NginxParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        Characters in = new Characters(source);
        Located directives = directives(in, new NginxWords(in), 0);
        if (!in.atEnd()) {
            throw in.fault("'}' closes nothing", "remove it, or open a block before it");
        }
        Fields file = new Fields();
        file.put("directives", source.mark(0), directives);
        return List.of(InputDocument.of(source.name(), 0, file.at(source.mark(0))));
    }

    private static Located directives(Characters in, NginxWords words, long mark) {
        Items directives = new Items();
        words.skip();
        while (!in.atEnd() && in.peek() != '}') {
            directives.add(directive(in, words));
            words.skip();
        }
        return directives.at(mark);
    }

    private static Located directive(Characters in, NginxWords words) {
        long mark = in.mark();
        in.budget().node(mark);
        if (in.peek() == ';' || in.peek() == '{') {
            throw in.expected("a directive");
        }
        Fields directive = new Fields();
        String name = words.word();
        directive.put("name", mark, name, mark, null);
        Items parameters = new Items();
        words.skip();
        while (in.peek() != ';' && in.peek() != '{') {
            if (in.atEnd() || in.peek() == '}') {
                throw in.expected("';' at the end of directive '" + name + "'");
            }
            long at = in.mark();
            in.budget().node(at);
            parameters.add(words.word(), at, null);
            words.skip();
        }
        if (parameters.size() > 0) {
            directive.put("parameters", parameters.first(), parameters.at(parameters.first()));
        }
        long blockMark = in.mark();
        if (in.next() == '{') {
            in.budget().enter(blockMark);
            Located inner;
            if (name.endsWith("_by_lua_block")) {
                words.skipLua();
                inner = new Items().at(blockMark);
            } else {
                inner = directives(in, words, blockMark);
                inner = name.equals("upstream") ? UpstreamServers.last(inner) : inner;
            }
            if (!in.take('}')) {
                throw in.source().faultAt(mark, "the block of '" + name + "' has no end", "close it by }");
            }
            in.budget().leave();
            Fields block = new Fields();
            block.put("directives", blockMark, inner);
            directive.put("block", blockMark, block.at(blockMark));
        }
        return directive.at(mark);
    }
}
