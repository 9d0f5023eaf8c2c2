package io.hourhand.daemon.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourhand.job.JobContext;
import io.hourhand.json.Json;
import io.hourhand.run.JobSpec;
import io.hourhand.schedule.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are one HTTP request. Redirects are not followed: the answer's status is what counts. The job's idempotency
 * key goes along as {@code Idempotency-Key}, unless the job sets that header itself.
 */
public final class HttpJobs implements JobType {

    private static final int SHOWN_BYTES = 4_096;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public Parsed<Work> prepare(JobSpec job) {
        JsonNode config = Json.read(job.config(), JsonNode.class);
        try {
            URI url = URI.create(config.path("url").asText(""));
            if (!List.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
                return Parsed.invalid("url must begin with http:// or https:// and name a host");
            }
            String body = config.path("body").asText("");
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(job.timeout())
                    .method(
                            config.path("method").asText("POST"),
                            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            for (Map.Entry<String, JsonNode> header : config.path("headers").properties()) {
                request.setHeader(header.getKey(), header.getValue().asText());
            }
            return Parsed.valid(new Call(client, request, expected(config)));
        } catch (IllegalArgumentException e) {
            return Parsed.invalid("The request cannot be made: " + e.getMessage());
        }
    }

    private static List<Integer> expected(JsonNode config) {
        List<Integer> statuses = new ArrayList<>();
        config.path("expectStatus").forEach(status -> statuses.add(status.asInt()));
        return statuses.isEmpty() ? List.of(200) : List.copyOf(statuses);
    }

    private static final class Call implements Work {

        private final HttpClient client;
        private final HttpRequest.Builder request;
        private final List<Integer> expected;
        private final AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();

        Call(HttpClient client, HttpRequest.Builder request, List<Integer> expected) {
            this.client = client;
            this.request = request;
            this.expected = expected;
        }

        @Override
        public Optional<String> run(AttemptContext context) throws JobFailure, InterruptedException {
            waiting.set(Thread.currentThread());
            try {
                return call(context);
            } finally {
                waiting.set(null);
            }
        }

        /** A request has nothing to leave in order: it ends at once. */
        @Override
        public void cancel() {
            Thread asker = waiting.get();
            if (asker != null) {
                asker.interrupt();
            }
        }

        private Optional<String> call(JobContext context) throws JobFailure, InterruptedException {
            if (request.build().headers().firstValue("Idempotency-Key").isEmpty()) {
                request.setHeader("Idempotency-Key", context.idempotencyKey());
            }
            HttpRequest asked = request.build();
            HttpResponse<InputStream> answer = answer(asked);
            String line = asked(asked) + " answered " + answer.statusCode();
            context.log(line);
            try (InputStream body = answer.body()) {
                byte[] shown = body.readNBytes(SHOWN_BYTES);
                int whole = shown.length < SHOWN_BYTES ? shown.length : OutputBlocks.wholeLetters(shown, shown.length);
                String text = new String(shown, 0, whole, StandardCharsets.UTF_8);
                if (!text.isBlank()) {
                    context.log(text.stripTrailing());
                }
            } catch (IOException e) {
                throw JobFailure.of(line + ", and that answer broke off: ", e);
            }
            if (!expected.contains(answer.statusCode())) {
                throw new JobFailure(line + "; expected " + expected);
            }
            return Optional.of("answered " + answer.statusCode());
        }

        private HttpResponse<InputStream> answer(HttpRequest asked) throws JobFailure, InterruptedException {
            try {
                return client.send(asked, BodyHandlers.ofInputStream());
            } catch (IOException e) {
                throw JobFailure.of(asked(asked) + " got no answer: ", e);
            }
        }

        /** Without the query and who logs in, which may be secret. */
        private static String asked(HttpRequest request) {
            return request.method() + " " + request.uri().getScheme() + "://"
                    + request.uri().getHost() + request.uri().getPath();
        }
    }
}
