package io.hourhand.web.live;

import io.hourhand.json.Json;
import io.hourhand.wire.LogLine;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Framing;
import org.apache.pekko.stream.javadsl.FramingTruncation;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;

/**
 * One server-sent event, or a comment that keeps the line open.
 *
 * @param id by which a browser that comes back says where it was
 * @param name of the event; empty for the usual one
 * @param data on one line
 */
public record ServerEvent(Optional<String> id, Optional<String> name, String data) {

    /** Says nothing, and keeps proxies from closing the line. */
    static final ServerEvent KEEP_ALIVE = new ServerEvent(Optional.empty(), Optional.empty(), "");

    /** A line of a job's output may be long; no line is longer than this. */
    private static final int LONGEST = 4 * 1_024 * 1_024;

    static ServerEvent named(String name, String data) {
        return new ServerEvent(Optional.empty(), Optional.of(name), data);
    }

    /**
     * Lines of a run, an event each, as they go over the wire.
     *
     * @param starts is told where each of them begins
     */
    static ByteString bytes(List<LogLine> lines, int[] starts) {
        ByteStringBuilder all = new ByteStringBuilder();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = all.length();
            LogLine line = lines.get(i);
            all.append(ByteString.fromString("id: " + line.seq() + "\ndata: " + Json.write(line) + "\n\n"));
        }
        return all.result().compact();
    }

    /** As it goes over the wire. */
    public ByteString bytes() {
        if (equals(KEEP_ALIVE)) {
            return ByteString.fromString(":\n\n");
        }
        return ByteString.fromString(id.map(text -> "id: " + text + "\n").orElse("")
                + name.map(text -> "event: " + text + "\n").orElse("")
                + "data: " + data + "\n\n");
    }

    /** Takes a stream apart into its events; comments are left out. */
    static Flow<ByteString, ServerEvent, NotUsed> parse() {
        return Flow.of(ByteString.class)
                .via(Framing.delimiter(ByteString.fromString("\n\n"), LONGEST, FramingTruncation.DISALLOW))
                .map(frame -> read(frame.utf8String()))
                .filter(event -> !event.equals(KEEP_ALIVE));
    }

    private static ServerEvent read(String frame) {
        Optional<String> id = Optional.empty();
        Optional<String> name = Optional.empty();
        String data = "";
        for (String line : frame.split("\n", -1)) {
            int colon = line.indexOf(':');
            String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
            switch (colon < 0 ? line : line.substring(0, colon)) {
                case "id" -> id = Optional.of(value);
                case "event" -> name = Optional.of(value);
                case "data" -> data = data.isEmpty() ? value : data + "\n" + value;
                default -> {
                    // Comments and fields that we have no use for.
                }
            }
        }
        return new ServerEvent(id, name, data);
    }
}
