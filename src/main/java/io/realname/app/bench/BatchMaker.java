package io.realname.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.simulator.specimen.SpecimenSeries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes one file of many rows, all distinct, that share one picture. For one thread. */
final class BatchMaker {
    private static final long SEED = 20_261_122;
    private static final List<String> HEADER = List.of(
            "submissionId",
            "profile.type",
            "profile.name",
            "profile.region",
            "profile.idType",
            "profile.idNumber",
            "profile.idIssuedOn",
            "profile.idValidUntil",
            "profile.address.province",
            "profile.address.city",
            "profile.address.district",
            "profile.address.street",
            "profile.address.postalCode",
            "profile.phone.countryCode",
            "profile.phone.number",
            "profile.email",
            "domains",
            "documents.1.file");

    private final JsonNode profile;

    /** Makes rows after the pattern of a sample manifest of an organisation. */
    BatchMaker(Path manifest) throws IOException {
        profile = new ObjectMapper().readTree(manifest.toFile()).path("profile");
    }

    /** Writes the picture and {@code rows.csv} or {@code rows.xlsx} into {@code folder}, which is made if missing. */
    void write(Path folder, String format, int rows) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("licence.jpg"), new SpecimenSeries(SEED).picture(0));
        Path file = folder.resolve("rows." + format);
        if (format.equals("csv")) {
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                each(rows, cells -> print(out, String.join(",", cells) + "\n"));
            }
        } else {
            writeExcel(file, rows);
        }
    }

    /** As Excel does it: all texts in one part, and cells that refer to them by number. */
    private void writeExcel(Path file, int rows) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                OutputStreamWriter out = new OutputStreamWriter(zip, StandardCharsets.UTF_8)) {
            part(zip, out, "xl/workbook.xml");
            out.write("<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"rows\" r:id=\"r1\"/></sheets></workbook>");
            part(zip, out, "xl/_rels/workbook.xml.rels");
            out.write("<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, out, "xl/sharedStrings.xml");
            out.write("<sst>");
            each(rows, cells -> cells.forEach(cell -> print(out, "<si><t>" + cell + "</t></si>")));
            out.write("</sst>");
            part(zip, out, "xl/worksheets/sheet1.xml");
            out.write("<worksheet><sheetData>");
            int text = 0;
            for (int row = 1; row <= rows + 1; row++) {
                StringBuilder cells = new StringBuilder("<row r=\"" + row + "\">");
                for (int i = 0; i < HEADER.size(); i++) {
                    cells.append("<c r=\"").append((char) ('A' + i)).append(row).append("\" t=\"s\"><v>");
                    cells.append(text++).append("</v></c>");
                }
                out.write(cells.append("</row>").toString());
            }
            out.write("</sheetData></worksheet>");
        }
    }

    private static void part(ZipOutputStream zip, OutputStreamWriter out, String name) throws IOException {
        out.flush();
        zip.putNextEntry(new ZipEntry(name));
    }

    private static void print(java.io.Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void each(int rows, Consumer<List<String>> row) {
        row.accept(HEADER);
        for (int i = 0; i < rows; i++) {
            String name = String.format("%06d", i);
            List<String> cells = new ArrayList<>(List.of("BATCH-" + name, "organization", "杭州示例" + name + "网络有限公司"));
            cells.addAll(List.of("CN", "YYZZ", DropMaker.creditCode(name), "2019-05-06", "2039-05-05"));
            for (String field : List.of("province", "city", "district", "street", "postalCode")) {
                cells.add(profile.path("address").path(field).asText());
            }
            cells.addAll(List.of("86", "13800138000", "ops@example.cn", "batch-" + name + ".cn", "licence.jpg"));
            row.accept(cells);
        }
    }
}
