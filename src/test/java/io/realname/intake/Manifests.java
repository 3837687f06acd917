package io.realname.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.submission.IdTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Manifests for tests: a faultless one, and ways to spoil it. */
final class Manifests {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String VALID = """
            {
              "submissionId": "R001-20261121-000017",
              "site": "intl",
              "action": "transfer",
              "language": "en",
              "profile": {
                "type": "organization",
                "name": "杭州样本网络有限公司",
                "nameEn": "Hangzhou Yangben Wangluo Youxian Gongsi",
                "region": "CN",
                "idType": "YYZZ",
                "idNumber": "91330100MA00000072",
                "idIssuedOn": "2019-05-06",
                "idValidUntil": "2039-05-05",
                "specialOccupation": true,
                "address": {"country": "CN", "province": "浙江省", "city": "杭州市", "district": "西湖区",
                            "street": "样本路 1 号", "postalCode": "310000"},
                "addressEn": {"province": "Zhejiang", "city": "Hangzhou", "street": "1 Yangben Lu"},
                "phone": {"countryCode": "86", "number": "057100000000", "extension": "12"},
                "email": "ops@example.cn",
                "contact": {"name": "样本", "idType": "SFZ", "idNumber": "330100190001010000"}
              },
              "domains": ["样本.cn", {"name": "Example.CN", "purpose": "portal", "role": "catering",
                          "trademarkOwner": "样本"}],
              "documents": [{"role": "front", "idType": "YYZZ", "file": "a/licence.jpg",
                             "sha256": "AB00000000000000000000000000000000000000000000000000000000000000",
                             "printedName": "名", "printedNumber": "号", "printedAddress": "址"}],
              "icpFiling": true,
              "website": "https://example.cn/",
              "enhancedNoticeOn": "2026-11-01",
              "transferLock": false
            }
            """;

    private Manifests() {}

    static ManifestReader reader(ManifestLimits limits) {
        try {
            return new ManifestReader(
                    ManifestSchema.load(Path.of("config/manifest.schema.json")),
                    IdTypes.load(Path.of("config/id-types.yaml")),
                    limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The faultless manifest with the value at this pointer replaced, added, or removed (value "absent"). */
    static String with(String pointer, String json) {
        try {
            ObjectNode manifest = (ObjectNode) JSON.readTree(VALID);
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = manifest.at(pointer.substring(0, slash));
            String name = pointer.substring(slash + 1);
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(name), JSON.readTree(json));
            } else if (json.equals("absent")) {
                ((ObjectNode) parent).remove(name);
            } else {
                ((ObjectNode) parent).set(name, JSON.readTree(json));
            }
            return manifest.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
