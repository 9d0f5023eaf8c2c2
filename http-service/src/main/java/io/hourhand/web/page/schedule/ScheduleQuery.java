package io.hourhand.web.page.schedule;

import static io.hourhand.web.page.text.Texts.say;

import io.hourhand.store.schedule.ScheduleSearch;
import io.hourhand.store.schedule.ScheduleSearch.Edge;
import io.hourhand.store.schedule.ScheduleSearch.Order;
import io.hourhand.store.schedule.ScheduleSearch.State;
import io.hourhand.web.page.frame.Form;
import io.hourhand.web.route.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a reader looks for among the schedules, as the address of the page has it.
 *
 * @param within how soon they are due, one of {@link #WITHIN}
 * @param size how many stand on a page, one of {@link #SIZES}
 */
public record ScheduleQuery(
        String text,
        State state,
        Optional<String> tag,
        Optional<String> owner,
        String within,
        Order order,
        boolean descending,
        int size) {

    /** The ways to look ahead. */
    public static final List<String> WITHIN = List.of("", "1h", "24h", "7d", "30d");

    /** How many schedules a page may have. */
    public static final List<Integer> SIZES = List.of(25, 50, 100);

    private static final String PATH = "/admin/schedules";

    static ScheduleQuery of(Query query) {
        return of(query::text);
    }

    /** Out of a form that carries it on. */
    public static ScheduleQuery of(Form form) {
        return of(form::filled);
    }

    private static ScheduleQuery of(Function<String, Optional<String>> field) {
        String sort = field.apply("sort").orElse("");
        return new ScheduleQuery(
                field.apply("q").map(String::strip).orElse(""),
                field.apply("state").flatMap(ScheduleQuery::state).orElse(State.ALL),
                word(field, "tag"),
                word(field, "owner"),
                field.apply("next").filter(WITHIN::contains).orElse(""),
                sort.endsWith("next") ? Order.NEXT : Order.NAME,
                sort.startsWith("-"),
                field.apply("size")
                        .flatMap(text -> SIZES.stream()
                                .filter(size -> text.equals(size.toString()))
                                .findFirst())
                        .orElse(SIZES.getFirst()));
    }

    private static Optional<String> word(Function<String, Optional<String>> field, String name) {
        return field.apply(name).map(String::strip).filter(word -> !word.isEmpty());
    }

    static Edge edge(Query query) {
        Optional<Instant> due = query.instant("due");
        return query.text("after")
                .<Edge>map(name -> new Edge.After(name, due))
                .or(() -> query.text("before").map(name -> new Edge.Before(name, due)))
                .orElseGet(Edge.Start::new);
    }

    public ScheduleSearch search() {
        return new ScheduleSearch(text, state, tag, owner, length(within), order, descending);
    }

    public boolean narrow() {
        return !text.isEmpty() || state != State.ALL || tag.isPresent() || owner.isPresent() || !within.isEmpty();
    }

    public ScheduleQuery in(State other) {
        return new ScheduleQuery(text, other, tag, owner, within, order, descending, size);
    }

    /** With a tag, which may be that of an owner. */
    public ScheduleQuery tagged(String word) {
        boolean owns = word.startsWith(ScheduleSearch.OWNER);
        return new ScheduleQuery(
                text,
                state,
                owns ? tag : Optional.of(word),
                owns ? Optional.of(owner(word)) : owner,
                within,
                order,
                descending,
                size);
    }

    /** Whom a tag of an owner names. */
    public static String owner(String tag) {
        return tag.substring(ScheduleSearch.OWNER.length());
    }

    /** All schedules that have a tag. */
    public static ScheduleQuery ofTag(String word) {
        return of(name -> Optional.<String>empty()).tagged(word);
    }

    /** By another column, or by the same the other way round. */
    public ScheduleQuery by(Order other) {
        return new ScheduleQuery(text, state, tag, owner, within, other, other == order && !descending, size);
    }

    /** As a column's head tells it to those who hear the page. */
    public String sorted(Order column) {
        return column != order ? "none" : descending ? "descending" : "ascending";
    }

    public String address() {
        return address("", "", Optional.empty());
    }

    String address(String edge, String name, Optional<Instant> due) {
        String query = parameters()
                + (name.isEmpty() ? "" : "&" + edge + "=" + Form.encode(name))
                + due.filter(instant -> order == Order.NEXT && !name.isEmpty())
                        .map(instant -> "&due=" + instant)
                        .orElse("");
        return PATH + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    private String parameters() {
        return (text.isEmpty() ? "" : "&q=" + Form.encode(text))
                + (state == State.ALL ? "" : "&state=" + word(state))
                + tag.map(word -> "&tag=" + Form.encode(word)).orElse("")
                + owner.map(word -> "&owner=" + Form.encode(word)).orElse("")
                + (within.isEmpty() ? "" : "&next=" + within)
                + (sort().isEmpty() ? "" : "&sort=" + sort())
                + (size == SIZES.getFirst() ? "" : "&size=" + size);
    }

    /** The order as the address has it; empty for the usual one. */
    public String sort() {
        return order == Order.NAME && !descending
                ? ""
                : (descending ? "-" : "") + order.name().toLowerCase(Locale.ROOT);
    }

    public static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public static String words(String within) {
        return switch (within) {
            case "1h" -> say("schedules.due.1h");
            case "24h" -> say("schedules.due.24h");
            case "7d" -> say("schedules.due.7d");
            case "30d" -> say("schedules.due.30d");
            default -> say("schedules.due.any");
        };
    }

    private static Optional<Duration> length(String within) {
        return within.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.parse(within.endsWith("h") ? "PT" + within : "P" + within));
    }

    private static Optional<State> state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> word(state).equals(word))
                .findFirst();
    }
}
