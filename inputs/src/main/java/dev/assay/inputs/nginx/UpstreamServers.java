package dev.assay.inputs.nginx;

import dev.assay.inputs.document.Fields;
import dev.assay.inputs.document.Items;
import dev.assay.inputs.document.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders the block of an upstream as Conftest has it: the servers last, and of each the address, then what has a value
 * by name, then what has none.
 */
final class UpstreamServers {

    private UpstreamServers() {}

    static Located last(Located directives) {
        Items ordered = new Items();
        List<Located> servers = new ArrayList<>();
        List<?> all = (List<?>) directives.value();
        for (int i = 0; all != null && i < all.size(); i++) {
            Located directive = directives.element(i);
            if (directive.value() instanceof Map<?, ?> map && "server".equals(map.get("name"))) {
                servers.add(directive);
            } else {
                ordered.add(directive);
            }
        }
        servers.forEach(server -> ordered.add(server(server)));
        return ordered.at(directives.mark());
    }

    private static Located server(Located directive) {
        Fields fields = new Fields();
        fields.putAll(directive);
        Located parameters = fields.get("parameters");
        if (parameters != null && parameters.value() instanceof List<?> list) {
            Items ordered = new Items();
            Map<String, Located> valued = new TreeMap<>();
            List<Located> flags = new ArrayList<>();
            for (int i = 1; i < list.size(); i++) {
                String text = String.valueOf(list.get(i));
                int equals = text.indexOf('=');
                if (equals < 0) {
                    flags.add(parameters.element(i));
                } else {
                    valued.put(text.substring(0, equals), parameters.element(i));
                }
            }
            ordered.add(parameters.element(0));
            valued.values().forEach(ordered::add);
            flags.forEach(ordered::add);
            fields.put("parameters", fields.keyMark("parameters"), ordered.at(parameters.mark()));
        }
        return fields.at(directive.mark());
    }
}
