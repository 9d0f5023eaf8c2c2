package io.hourhand.quickstart.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, driven from here. Without one the test is skipped, unless a browser is required. */
public final class Browser implements AutoCloseable {

    private static final List<String> USUAL =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /** A deadline, not a promise: a machine that does much else is slow. */
    private static final double PATIENCE = Program.PATIENCE.toMillis();

    private static final Path SHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String address;

    private Browser(Path executable, String address) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        this.address = address;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** How a reader's window is. */
    public record Window(int width, int height, String theme, boolean scripts) {

        public static final Window LIGHT = new Window(1_280, 860, "light", true);
        public static final Window DARK = new Window(1_280, 860, "dark", true);
        public static final Window PHONE = new Window(360, 740, "light", true);
        public static final Window PHONE_DARK = new Window(360, 740, "dark", true);
        public static final Window NARROW = new Window(320, 640, "light", true);
        public static final Window PLAIN = new Window(1_280, 860, "light", false);
    }

    public static Browser open(String address) {
        Optional<Path> chromium = Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).stream(), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            String why = "No Chromium found (install one, or set CHROMIUM): no test in a real browser";
            Assertions.assertNotEquals("1", System.getenv("HOURHAND_REQUIRE_BROWSER"), why);
            Assumptions.abort(why);
        }
        return new Browser(chromium.orElseThrow(), address);
    }

    /** One reader, with cookies of their own. */
    public Reader reader(Window window) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(window.width(), window.height())
                .setBaseURL(address)
                .setJavaScriptEnabled(window.scripts())
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.addCookies(List.of(new Cookie("hourhand-theme", window.theme()).setUrl(address)));
        return new Reader(context.newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** A page, and what its scripts complained of. */
    public static final class Reader implements AutoCloseable {

        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        private Reader(Page page) {
            this.page = page;
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complain(message.text());
                }
            });
        }

        /** A request that a later one replaces is in order, though htmx tells of its end and then of its reason as errors. */
        private void complain(String words) {
            boolean replaced = words.startsWith("htmx:sendAbort");
            if (!replaced) {
                complaints.add(words);
            } else if (!complaints.isEmpty() && complaints.getLast().startsWith("htmx:afterRequest")) {
                complaints.removeLast();
            }
        }

        public Page page() {
            return page;
        }

        public List<String> complaints() {
            return complaints;
        }

        public Reader login() {
            page.navigate("/login");
            page.getByLabel("Email").fill(Client.EMAIL);
            page.locator("#password").fill(Client.PASSWORD);
            page.locator("main button[type=submit]").click();
            page.waitForURL(url -> !url.endsWith("/login"));
            return this;
        }

        public void shoot(String name) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SHOTS.resolve(name + ".png"))
                    .setFullPage(true));
        }

        /** By how many pixels the page is wider than its window. */
        public int overflow() {
            Object pixels =
                    page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            return ((Number) pixels).intValue();
        }

        /** What axe finds against WCAG 2.2 AA, one line a rule. */
        public List<String> violations() {
            page.evaluate(Axe.SOURCE);
            Object found = page.evaluate(Axe.RUN);
            return ((List<?>) found).stream().map(String::valueOf).toList();
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
