package io.realname.simulator.specimen;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** The fine waves in the background of a document, different for each seed. */
final class Guilloche {
    private static final int BUNDLES = 3;
    private static final int WAVES = 40;
    private static final int STEP = 4;

    private Guilloche() {}

    static void draw(Graphics2D canvas, int width, int height, SplittableRandom random) {
        float hue = random.nextInt(360) / 360f;
        canvas.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.05f, 1f), width, height, Color.getHSBColor(hue + 0.15f, 0.14f, 0.96f)));
        canvas.fillRect(0, 0, width, height);
        canvas.setStroke(new BasicStroke(1.1f));
        for (int bundle = 0; bundle < BUNDLES; bundle++) {
            canvas.setColor(Color.getHSBColor(hue + 0.3f * bundle, 0.35f, 0.82f));
            double length = width / (1.5 + 3 * random.nextDouble());
            double swing = height * (0.05 + 0.12 * random.nextDouble());
            double turn = 0.05 + 0.1 * random.nextDouble();
            for (int wave = 0; wave < WAVES; wave++) {
                canvas.draw(wave((wave + 0.5) * height / WAVES, length, swing, turn * wave, width));
            }
        }
    }

    /** A sine wave around a height, whose own swing swells and fades. */
    private static Path2D wave(double middle, double length, double swing, double phase, int width) {
        Path2D path = new Path2D.Double();
        for (int x = 0; x <= width + STEP; x += STEP) {
            double angle = 2 * Math.PI * x / length + phase;
            double y = middle + swing * Math.sin(angle) * Math.cos(angle / 3 + phase);
            if (x == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }
}
