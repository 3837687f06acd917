package io.realname.screening.domain;

import io.realname.screening.Example;
import io.realname.screening.Facts;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A name below .餐厅 or .restaurant (I): either the letter of commitment, or the proof of entity together with the operating papers of
 * the holder's role. Who provides information also names the website.
 */
final class RestaurantPapers extends DomainRule {
    private static final Code CODE = new Code("domain.restaurant-papers", Severity.ERROR, "I");
    private static final String COMMITMENT = "restaurant-commitment";
    private static final String ENTITY = "restaurant-entity";
    private static final String OPERATION = "restaurant-operation";
    private static final String INFORMATION = "information";

    @Override
    public List<Code> codes() {
        return List.of(CODE);
    }

    @Override
    void check(Facts facts, Domain domain, Consumer<Finding> report) {
        if (!facts.reference().limits().domains().restaurantSuffixes().contains(domain.suffix())
                || Papers.has(facts, COMMITMENT)) {
            return;
        }
        String role = domain.entry().role();
        List<String> missing = Papers.missing(facts, ENTITY, OPERATION);
        if (!missing.isEmpty()) {
            Finding finding = Finding.of(CODE, domain.pointer()).with("papers", String.join(",", missing));
            report.accept(role == null ? finding : finding.variant(role));
        }
        String website = facts.submission().website();
        if (INFORMATION.equals(role) && (website == null || website.isBlank())) {
            report.accept(Finding.of(CODE, domain.pointer()).variant("website"));
        }
    }

    @Override
    public List<Example> examples() {
        Map<String, Object> commitment = paper(COMMITMENT);
        Map<String, Object> entity = paper(ENTITY);
        Map<String, Object> operation = paper(OPERATION);
        Map<String, Object> caterer = Map.of("name", "示例.餐厅", "role", "catering");
        Map<String, Object> guide = Map.of("name", "示例.餐厅", "role", INFORMATION);
        return List.of(
                Example.raises(CODE, "company", "/domains/0", "示例.餐厅"),
                Example.passes(CODE, "company", "/domains/0", "示例.餐厅", "/documents/1", commitment),
                Example.raises(CODE, "company", "/domains/0", caterer, "/documents/1", entity),
                Example.passes(
                        CODE, "company", "/domains/0", caterer, "/documents/1", entity, "/documents/2", operation),
                Example.raises(CODE, "company", "/domains/0", guide, "/documents/1", entity, "/documents/2", operation),
                Example.passes(
                        CODE,
                        "company",
                        "/domains/0",
                        guide,
                        "/documents/1",
                        entity,
                        "/documents/2",
                        operation,
                        "/website",
                        "https://www.example.cn"));
    }

    private static Map<String, Object> paper(String role) {
        return Map.of("role", role, "file", role + ".jpg");
    }
}
