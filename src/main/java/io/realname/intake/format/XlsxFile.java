package io.realname.intake.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The parts of an Excel file, found by their relations and unpacked within bounds. For one thread. */
final class XlsxFile implements AutoCloseable {
    private static final int MOST_PARTS = 10_000;
    private static final long LARGEST_PART = 4L << 30;
    private static final int HIGHEST_RATIO = 500;
    private static final long FREE_OF_RATIO = 10L << 20;
    private static final int LONGEST_TEXT = 64 << 10;
    private static final String WORKBOOK = "xl/workbook.xml";

    private final ZipFile zip;
    private final String sheet;
    private final boolean from1904;

    private XlsxFile(ZipFile zip) throws RowsRefused, IOException, XMLStreamException {
        this.zip = zip;
        if (zip.size() > MOST_PARTS) {
            throw new RowsRefused("count", 0);
        }
        Map<String, String> targets = targets();
        String first = null;
        boolean dates1904 = false;
        try (InputStream in = part(WORKBOOK)) {
            XMLStreamReader xml = parse(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String flag = xml.getAttributeValue(null, "date1904");
                    dates1904 = "1".equals(flag) || "true".equals(flag);
                } else if (xml.getLocalName().equals("sheet") && first == null) {
                    boolean hidden = xml.getAttributeValue(null, "state") != null
                            && !xml.getAttributeValue(null, "state").equals("visible");
                    first = hidden ? null : targets.get(String.valueOf(relation(xml)));
                }
            }
        }
        if (first == null) {
            throw new RowsRefused("no-sheet", 0);
        }
        sheet = first;
        from1904 = dates1904;
    }

    /**
     * Opens a file.
     *
     * @throws RowsRefused if it is no Excel file
     */
    static XlsxFile open(Path path) throws RowsRefused, IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new RowsRefused("no-xlsx", 0);
        }
        try {
            return new XlsxFile(zip);
        } catch (XMLStreamException | IllegalArgumentException | ZipException e) {
            zip.close();
            throw new RowsRefused("no-xlsx", 0);
        } catch (RowsRefused | IOException e) {
            zip.close();
            throw e;
        }
    }

    private static String relation(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private Map<String, String> targets() throws RowsRefused, IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        try (InputStream in = part("xl/_rels/workbook.xml.rels")) {
            XMLStreamReader xml = parse(in);
            while (xml.hasNext() && targets.size() < MOST_PARTS) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")
                        && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                    String target = String.valueOf(xml.getAttributeValue(null, "Target"));
                    targets.put(
                            String.valueOf(xml.getAttributeValue(null, "Id")),
                            target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return targets;
    }

    /** The texts that cells refer to. */
    SharedStrings strings() throws RowsRefused, IOException {
        SharedStrings strings = new SharedStrings();
        if (zip.getEntry("xl/sharedStrings.xml") == null) {
            strings.complete();
            return strings;
        }
        try (InputStream in = part("xl/sharedStrings.xml")) {
            XMLStreamReader xml = parse(in);
            StringBuilder text = new StringBuilder();
            boolean inText = false;
            int phonetic = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText = xml.getLocalName().equals("t") && phonetic == 0;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    inText = false;
                    phonetic -= xml.getLocalName().equals("rPh") ? 1 : 0;
                    if (xml.getLocalName().equals("si")) {
                        strings.add(text.toString());
                        text.setLength(0);
                    }
                } else if (inText && xml.hasText()) {
                    if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
                        throw new RowsRefused("too-long", 0);
                    }
                    text.append(xml.getText());
                }
            }
            strings.complete();
            return strings;
        } catch (XMLStreamException e) {
            strings.close();
            throw RowsRefused.of(e, 0);
        } catch (RowsRefused | IOException e) {
            strings.close();
            throw e;
        }
    }

    /** How cells show their numbers. */
    XlsxStyles styles() throws RowsRefused, IOException, XMLStreamException {
        if (zip.getEntry("xl/styles.xml") == null) {
            return new XlsxStyles(from1904);
        }
        try (InputStream in = part("xl/styles.xml")) {
            return new XlsxStyles(parse(in), from1904);
        }
    }

    /** The first visible sheet. */
    InputStream sheet() throws RowsRefused, IOException {
        return part(sheet);
    }

    /** The file itself. */
    ZipFile zip() {
        return zip;
    }

    private InputStream part(String name) throws RowsRefused, IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new RowsRefused("no-xlsx", 0);
        }
        return new Bounded(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()));
    }

    /** A reader without document types, entities and anything from outside. */
    static XMLStreamReader parse(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory.createXMLStreamReader(in);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A part that does not unpack to more than any honest one. */
    private static final class Bounded extends FilterInputStream {
        private final long packed;
        private long read;

        Bounded(InputStream in, long packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            read += Math.max(0, count);
            if (read > LARGEST_PART || read > FREE_OF_RATIO && read / packed > HIGHEST_RATIO) {
                throw new ZipException("A part of the file unpacks to more than an honest one.");
            }
            return count;
        }
    }
}
