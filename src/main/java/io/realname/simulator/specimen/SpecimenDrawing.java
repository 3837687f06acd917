package io.realname.simulator.specimen;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws one specimen: waves, frame, headings, lines of text, portrait or none, red seal, and the words across it. */
final class SpecimenDrawing {
    /** Types of documents that show a face. */
    private static final Set<String> WITH_PORTRAIT =
            Set.of("SFZ", "LSSFZ", "HKB", "HJZM", "HZ", "JSZ", "GAJMTX", "TWJMTX", "GAJZZ", "TWJZZ", "WJLSFZ", "JGZ");

    private static final Color INK = new Color(0x20, 0x2C, 0x48);
    private static final Color FADED = new Color(0x6A, 0x7A, 0x90);
    private static final Color SEAL = new Color(0xC8, 0x1E, 0x1E);
    private static final Color WATERMARK = new Color(0xD0, 0x30, 0x50, 0x60);

    private final BufferedImage image;
    private final Graphics2D canvas;
    private final double width;
    private final double height;

    private SpecimenDrawing(int width, int height) {
        this.width = width;
        this.height = height;
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    static BufferedImage draw(String kind, List<String> lines, long seed, int width, int height) {
        SpecimenDrawing drawing = new SpecimenDrawing(width, height);
        Guilloche.draw(drawing.canvas, width, height, new SplittableRandom(seed));
        drawing.frame();
        drawing.text(kind, lines);
        if (WITH_PORTRAIT.contains(kind)) {
            drawing.portrait();
        }
        drawing.seal();
        drawing.watermark();
        drawing.canvas.dispose();
        return drawing.image;
    }

    private void frame() {
        canvas.setColor(INK);
        for (double inset : new double[] {0.02, 0.03}) {
            double margin = inset * height;
            canvas.setStroke(new BasicStroke((float) (height * 0.004)));
            canvas.draw(new Rectangle2D.Double(margin, margin, width - 2 * margin, height - 2 * margin));
        }
    }

    private void text(String kind, List<String> lines) {
        canvas.setColor(INK);
        write("SPECIMEN " + kind, 0.08, 0.62, height * 0.011);
        canvas.setColor(FADED);
        write("NOT A DOCUMENT - MADE FOR TESTS", 0.20, 0.62, height * 0.005);
        canvas.setColor(INK);
        double top = 0.34;
        for (String line : lines) {
            write(line, top, 0.58, height * 0.007);
            top += 0.10;
        }
    }

    /** Writes at the left margin, smaller where the text would be wider than this share of the picture. */
    private void write(String text, double top, double share, double size) {
        double fitting = Math.min(size, width * share / Math.max(1, PixelFont.width(text)));
        PixelFont.draw(canvas, text, width * 0.07, height * top, fitting);
    }

    private void portrait() {
        double left = width * 0.72;
        double top = height * 0.12;
        double wide = width * 0.21;
        double high = height * 0.40;
        Rectangle2D box = new Rectangle2D.Double(left, top, wide, high);
        canvas.setColor(new Color(0xE4, 0xEC, 0xF4));
        canvas.fill(box);
        canvas.setClip(box);
        canvas.setColor(FADED);
        canvas.fill(new Ellipse2D.Double(left + wide * 0.30, top + high * 0.18, wide * 0.40, high * 0.38));
        canvas.fill(
                new Arc2D.Double(left + wide * 0.10, top + high * 0.62, wide * 0.80, high * 0.90, 0, 180, Arc2D.CHORD));
        canvas.setClip(null);
        canvas.setColor(INK);
        canvas.draw(box);
    }

    private void seal() {
        AffineTransform upright = canvas.getTransform();
        double radius = height * 0.17;
        canvas.translate(width * 0.80, height * 0.75);
        canvas.rotate(-0.15);
        canvas.setColor(SEAL);
        canvas.setStroke(new BasicStroke((float) (radius * 0.06)));
        canvas.draw(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
        canvas.fill(star(radius * 0.38, -radius * 0.25));
        double size = 1.5 * radius / PixelFont.width("SPECIMEN");
        PixelFont.draw(canvas, "SPECIMEN", -0.75 * radius, radius * 0.28, size);
        canvas.setTransform(upright);
    }

    private static Path2D star(double radius, double middle) {
        Path2D star = new Path2D.Double();
        for (int point = 0; point < 10; point++) {
            double length = point % 2 == 0 ? radius : radius * 0.382;
            double x = length * Math.sin(point * Math.PI / 5);
            double y = middle - length * Math.cos(point * Math.PI / 5);
            if (point == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        return star;
    }

    private void watermark() {
        String words = "SPECIMEN NOT A DOCUMENT";
        double size = width * 0.92 / PixelFont.width(words);
        canvas.translate(width / 2, height / 2);
        canvas.rotate(-0.42);
        canvas.setColor(WATERMARK);
        PixelFont.draw(canvas, words, -width * 0.46, -PixelFont.ROWS * size / 2, size);
    }
}
