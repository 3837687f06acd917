package io.realname.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of an XML file: one element {@code submission}, or any number of them below the root. Elements are called as
 * the manifest's fields; the items of {@code domains} and {@code documents} as one likes. A document type, and with it every entity of
 * the sender's own, is refused.
 */
final class XmlRows implements Rows {
    private static final String SUBMISSION = "submission";
    private static final Set<String> LISTS = Set.of("domains", "documents");
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 64 << 10;
    private static final int MOST_ELEMENTS = 20_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final InputStream in;
    private final XMLStreamReader xml;
    private final Values values;
    private int number;
    private int depth;
    private int elements;

    /** Opens a file. */
    XmlRows(Path file, Columns columns) throws RowsRefused, IOException {
        values = new Values(columns);
        in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
            xml = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            in.close();
            throw new RowsRefused("syntax", 1);
        }
    }

    @Override
    public @Nullable Row next() throws RowsRefused, IOException {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> throw new RowsRefused("dtd", line());
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw new RowsRefused("dtd", line());
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        if (depth > DEEPEST) {
                            throw new RowsRefused("depth", line());
                        }
                        if (xml.getLocalName().equals(SUBMISSION)) {
                            elements = 0;
                            depth--;
                            JsonNode submission = value("", 0);
                            return submission instanceof ObjectNode object
                                    ? Row.of(++number, object)
                                    : Row.unreadable(++number, "empty");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {} // Comments, white space, instructions: nothing is said there.
                }
            }
            if (number == 0) {
                throw new RowsRefused("no-submission", 0);
            }
            return null;
        } catch (XMLStreamException | RuntimeException e) {
            throw new RowsRefused("syntax", line());
        }
    }

    private ArrayNode list(int deep) throws XMLStreamException, RowsRefused {
        ArrayNode list = NODES.arrayNode();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                list.add(value("", deep + 1));
            } else {
                refuseEntity();
            }
        }
        return list;
    }

    /** An object if there are elements in it, else its text. */
    private JsonNode value(String path, int deep) throws XMLStreamException, RowsRefused {
        if (deep > DEEPEST) {
            throw new RowsRefused("depth", line());
        }
        if (++elements > MOST_ELEMENTS) {
            throw new RowsRefused("count", line());
        }
        StringBuilder text = new StringBuilder();
        ObjectNode object = null;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                object = object == null ? NODES.objectNode() : object;
                String name = xml.getLocalName();
                if (object.has(name)) {
                    throw new RowsRefused("duplicate-key", line());
                }
                String child = path.isEmpty() ? name : path + "." + name;
                JsonNode value = LISTS.contains(child) ? list(deep + 1) : value(child, deep + 1);
                if (!(value.isTextual() && value.asText().isBlank())) {
                    object.set(name, value);
                }
            } else if (xml.hasText() && !xml.isWhiteSpace() || xml.isCharacters()) {
                refuseEntity();
                if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
                    throw new RowsRefused("too-long", line());
                }
                text.append(xml.getText());
            } else {
                refuseEntity();
            }
        }
        return object == null ? values.of(path, text.toString()) : object;
    }

    private void refuseEntity() throws RowsRefused {
        if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new RowsRefused("dtd", line());
        }
    }

    private int line() {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("An XML reader could not be closed.", e);
        } finally {
            in.close();
        }
    }
}
