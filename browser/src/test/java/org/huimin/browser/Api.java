package org.huimin.browser;

import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console's calls without its pages, to prepare what a journey needs. */
final class Api implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TOKEN =
            Pattern.compile("\"name\":\"XSRF-TOKEN\",\"value\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final APIRequestContext calls;

    private Api(APIRequestContext calls) {
        this.calls = calls;
    }

    static Api as(String username) {
        APIRequest.NewContextOptions options =
                new APIRequest.NewContextOptions()
                        .setBaseURL(Installation.address())
                        .setTimeout(120_000);
        Api api = new Api(Chromium.playwright().request().newContext(options));
        api.get("/api/about");
        api.post(
                "/api/session",
                "{\"username\":\"%s\",\"password\":\"%s\"}"
                        .formatted(username, Installation.PASSWORD));
        return api;
    }

    JsonNode get(String path) {
        return answer(calls.get(path));
    }

    JsonNode post(String path, String body) {
        return answer(
                calls.post(
                        path,
                        writing().setHeader("Content-Type", "application/json").setData(body)));
    }

    JsonNode upload(String path, List<Path> files) {
        FormData form = FormData.create();
        files.forEach(file -> form.append("files", file));
        return answer(calls.post(path, writing().setMultipart(form)));
    }

    /** Asks until the answer's state is one of those given. */
    void await(String path, List<String> states) {
        Instant limit = Instant.now().plus(PATIENCE);
        String state = "";
        while (!states.contains(state)) {
            if (Instant.now().isAfter(limit) || state.equals("failed")) {
                throw new AssertionError(path + " is still " + state + ": " + get(path));
            }
            state = get(path).path("state").asString();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestOptions writing() {
        Matcher token = TOKEN.matcher(calls.storageState());
        RequestOptions options = RequestOptions.create();
        return token.find() ? options.setHeader("X-XSRF-TOKEN", token.group(1)) : options;
    }

    private static JsonNode answer(APIResponse response) {
        if (!response.ok()) {
            throw new AssertionError(
                    response.url() + " answered " + response.status() + ": " + response.text());
        }
        return JSON.readTree(response.text());
    }

    @Override
    public void close() {
        calls.dispose();
    }
}
