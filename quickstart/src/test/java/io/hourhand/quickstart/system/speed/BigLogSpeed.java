package io.hourhand.quickstart.system.speed;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.hourhand.quickstart.system.Browser;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import io.hourhand.quickstart.system.Client;
import io.hourhand.quickstart.system.Eventually;
import io.hourhand.quickstart.system.PrintedLog;
import io.hourhand.quickstart.system.Schema;
import io.hourhand.quickstart.system.Services;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How long the page of a run with a log of 200 MB takes from the click to its last line, in Chromium, and whether the
 * page's memory stays flat while it follows a run that prints 2,000 lines a second for a minute.
 */
final class BigLogSpeed {

    private static final int OPENED = 20;

    private BigLogSpeed() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        int port = Services.freePort();
        try (Browser browser = Browser.open(Services.address(port));
                Schema schema = Schema.isMySqlAtHand() ? Schema.onMySql() : Schema.onMariaDb();
                Services services = new Services(schema.url())) {
            services.web(port, Map.of()).awaitLine(Services.READY);
            services.daemon(Map.of("COMMAND_JOBS", "true")).awaitLine(Services.POLLING);
            Client client = new Client(Services.address(port)).login();
            try (Reader reader = browser.reader(Window.LIGHT).login()) {
                String quick = client.started(Talk.schedule(client, "Talks little", 10, 1));
                Eventually.equal("SUCCEEDED", () -> status(client, quick));
                long lines = new PrintedLog(schema, quick).doubled(10);
                open(reader.page(), quick, lines);
                follow(reader.page(), client.started(Talk.schedule(client, "Talks much", 2_000, 60)));
            }
        }
        System.exit(0);
    }

    @SuppressWarnings("SystemOut")
    private static void open(Page page, String run, long lines) {
        double[] millis = new double[OPENED];
        for (int i = 0; i < OPENED; i++) {
            page.navigate("/admin/schedules");
            long begin = System.nanoTime();
            page.navigate("/admin/runs/" + run, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.locator("#L" + lines).waitFor();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "A log of %,d lines, 206 MB: its last line is there %.0f ms after the click at first; of %d times"
                        + " p50 %.0f ms, longest %.0f ms%n",
                lines,
                first,
                OPENED,
                millis[OPENED / 2],
                millis[OPENED - 1]);
    }

    @SuppressWarnings("SystemOut")
    private static void follow(Page page, String run) {
        page.navigate("/admin/runs/" + run);
        Locator log = page.locator("#log .l");
        for (int second = 10; second <= 60; second += 10) {
            page.waitForTimeout(10_000);
            page.requestGC();
            System.out.printf(
                    Locale.ROOT,
                    "After %d s: %d lines on the page, the newest %s, heap of the page %.1f MB%n",
                    second,
                    log.count(),
                    log.last().getAttribute("id"),
                    ((Number) page.evaluate("performance.memory.usedJSHeapSize")).doubleValue() / 1e6);
        }
    }

    private static String status(Client client, String run) {
        return client.get("/api/v1/runs/" + run).body().path("status").asText();
    }
}
