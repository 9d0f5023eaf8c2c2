package io.hourhand.web.page.frame;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import io.hourhand.web.route.BasePath;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of a server that stands under a path. Templates write addresses from {@code /} on, as if it did not; what
 * people wrote, wherever it stands, is left as it is.
 */
final class PageOutput extends OwaspHtmlTemplateOutput {

    private static final Set<String> ADDRESSES = Set.of(
            "href", "action", "formaction", "src", "hx-get", "hx-post", "data-events", "data-stream", "data-login");
    private static final Pattern BEGIN =
            Pattern.compile(ADDRESSES.stream().collect(Collectors.joining("|", "(?<![\\w-])((?:", ")=\")(?=/(?!/))")));

    private final String base;
    private boolean address;

    private PageOutput(Utf8ByteOutput out, String base) {
        super(out);
        this.base = base;
    }

    /** Where a template writes its page. */
    static OwaspHtmlTemplateOutput to(Utf8ByteOutput out, BasePath base) {
        return base.equals(BasePath.NONE) ? new OwaspHtmlTemplateOutput(out) : new PageOutput(out, base.text());
    }

    @Override
    public void setContext(String tag, @Nullable String attribute) {
        address = attribute != null && ADDRESSES.contains(attribute);
        super.setContext(tag, attribute);
    }

    @Override
    public void writeUserContent(String value) {
        boolean ours = address && value.startsWith("/") && !value.startsWith("//");
        super.writeUserContent(ours ? base + value : value);
    }

    /** What stands in the template itself. */
    @Override
    public void writeContent(String text) {
        super.writeContent(BEGIN.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(base)));
    }
}
