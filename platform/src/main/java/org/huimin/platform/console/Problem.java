package org.huimin.platform.console;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * An error as RFC 9457 describes it, in Chinese and English: what happened, why, what to do. The
 * members {@code title}, {@code detail}, {@code remedy} are in the reader's language, {@code zh}
 * and {@code en} hold both.
 *
 * @param code stable name of the kind of problem, such as {@code not-permitted}
 */
record Problem(HttpStatus status, String code, Text zh, Text en) {
    record Text(String title, String detail, String remedy) {}

    static Problem of(HttpStatus status, String code, Text zh, Text en) {
        return new Problem(status, code, zh, en);
    }

    ProblemDetail detail(Locale reader) {
        Text text = Locale.ENGLISH.getLanguage().equals(reader.getLanguage()) ? en : zh;
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, text.detail);
        detail.setType(URI.create("urn:huimin:problem:" + code));
        detail.setTitle(text.title);
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("code", code);
        more.put("remedy", text.remedy);
        more.put("zh", zh);
        more.put("en", en);
        detail.setProperties(more);
        return detail;
    }

    ResponseEntity<Object> response(Locale reader) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(reader));
    }
}
