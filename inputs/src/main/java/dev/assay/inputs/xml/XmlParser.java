package dev.assay.inputs.xml;

import dev.assay.inputs.document.Budget;
import dev.assay.inputs.document.DocumentParser;
import dev.assay.inputs.document.InputDocument;
import dev.assay.inputs.document.Located;
import dev.assay.inputs.document.Position;
import dev.assay.inputs.document.Source;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.MissingResourceException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as Conftest gives it: an element is an object of its attributes, with a hyphen before the name, and its children;
 * several of one name are a list; text beside them is {@code #content}; an element with text alone is that text.
 * Prefixes of namespaces are dropped. Document types are passed over, so that no entity of their own is ever expanded
 * and no other file is ever read. Immutable.
 */
public final class XmlParser implements DocumentParser {

    @Override
    public List<InputDocument> parse(Source source) {
        return List.of(InputDocument.of(source.name(), 0, read(source)));
    }

    /** The object of the root element, by its name. */
    public Located read(Source source) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Our own limit is the one that messages name.
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(source.text()));
            return new Reading(source, reader).read();
        } catch (XMLStreamException e) {
            throw fault(source, e);
        } catch (MissingResourceException e) {
            // The JDK has no text for some of its own complaints about document types.
            throw source.fault(0, "this is not XML: " + e.getKey() + " in the document type", "correct or remove it");
        }
    }

    private static RuntimeException fault(Source source, XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int detail = message.indexOf("Message: ");
        return source.faultAt(
                mark(e.getLocation()),
                "this is not XML: " + (detail < 0 ? message : message.substring(detail + 9)).strip(),
                "correct the XML here");
    }

    private static long mark(Location location) {
        return location == null
                ? Position.pack(1, 1)
                : Position.pack(Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }

    /** One pass over the events of a file. */
    private static final class Reading {
        private final Source source;
        private final XMLStreamReader reader;
        private final Budget budget;
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private final XmlElement root = new XmlElement("", Position.pack(1, 1));
        private final StringBuilder text = new StringBuilder();

        Reading(Source source, XMLStreamReader reader) {
            this.source = source;
            this.reader = reader;
            budget = new Budget(source);
        }

        Located read() throws XMLStreamException {
            open.push(root);
            long end = mark(reader.getLocation());
            while (reader.hasNext()) {
                int event = reader.next();
                long start = end;
                end = mark(reader.getLocation());
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
                    text.append(reader.getText());
                    continue;
                }
                flush();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(start);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    XmlElement element = open.pop();
                    open.element().add(element.name(), element);
                    budget.leave();
                } else if (event == XMLStreamConstants.CDATA) {
                    text.append(reader.getText());
                    flush();
                } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw source.faultAt(
                            start, "entity '" + reader.getLocalName() + "' is not known", "write its text instead");
                }
            }
            return root.value();
        }

        /** Text counts up to the next mark-up; what comes after replaces it. */
        private void flush() {
            if (!text.isEmpty()) {
                open.element().text(text.toString());
                text.setLength(0);
            }
        }

        private void start(long mark) {
            budget.enter(mark);
            budget.node(mark);
            XmlElement element = new XmlElement(reader.getLocalName(), mark);
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                String prefix = reader.getNamespacePrefix(i);
                String uri = reader.getNamespaceURI(i);
                element.add(
                        "-" + (prefix == null ? "xmlns" : prefix), XmlElement.attribute(uri == null ? "" : uri, mark));
            }
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                budget.node(mark);
                element.add(
                        "-" + reader.getAttributeLocalName(i), XmlElement.attribute(reader.getAttributeValue(i), mark));
            }
            open.push(element);
        }
    }
}
