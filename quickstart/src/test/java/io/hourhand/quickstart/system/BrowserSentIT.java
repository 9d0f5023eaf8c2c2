package io.hourhand.quickstart.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.hourhand.quickstart.system.Browser.Reader;
import io.hourhand.quickstart.system.Browser.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a page sends: once, however it is pressed, and with words about whatever becomes of it. */
final class BrowserSentIT {

    @RegisterExtension
    static final Stage stage = new Stage();

    /** Collects what a reader's software is told to read out of the messages. */
    private static final String LISTEN = """
            window.told = [];
            addEventListener('DOMContentLoaded', () => new MutationObserver((changes) => {
              for (const change of changes) for (const node of change.addedNodes) {
                if (document.querySelector('#flash').contains(node)) told.push(node.textContent);
              }
            }).observe(document.body, { childList: true, subtree: true }));
            """;

    @Test
    void aDoubleClickOnSaveSavesOnceAndItsMessageIsReadOutOnce() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.addInitScript(LISTEN);
            page.navigate("/admin/schedules/new");
            page.locator("#name").fill("Saved by a double click");
            page.getByLabel("Cron expression").fill("0 3 * * *");
            page.locator("#jobs-0-name").fill("only");
            page.locator("#jobs-0-config-statement").fill("SELECT 1");
            page.locator(".savebar button").dblclick();
            assertThat(page.locator("#flash")).containsText("“Saved by a double click” was saved.");
            Eventually.equal(List.of("“Saved by a double click” was saved."), () -> page.evaluate("told"));
            page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("#description").fill("for the second time");
            page.locator(".savebar button").dblclick();
            assertThat(page.locator("#flash")).containsText("was saved.");
            assertThat(page.locator(".lead")).hasText("for the second time");
            assertEquals(List.of(), reader.complaints());
        }
    }

    @Test
    void aSwitchThatIsClickedTwiceIsTurnedOnce() {
        schedule("Clicked twice");
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules?q=Clicked");
            Locator toggle = page.locator("tbody").getByRole(AriaRole.SWITCH);
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> note(sent, request));
            for (int pause : new int[] {0, 150}) {
                String before = toggle.getAttribute("aria-checked");
                toggle.dblclick(new Locator.DblclickOptions().setDelay(pause));
                assertThat(toggle).not().hasAttribute("aria-checked", before);
                assertThat(toggle).not().hasAttribute("aria-busy", "true");
            }
            assertEquals(2, sent.size(), sent::toString);
        }
    }

    @Test
    void aFormThatIsRefusedLeadsToTheServersPageAboutIt() {
        String id = schedule("Gone before it is switched");
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/" + id);
            page.locator("#live").click();
            assertThat(page.locator("#live")).hasText("Paused");
            stage.client().delete("/api/v1/schedules/" + id).expect(204);
            page.locator("#toggle").click();
            assertThat(page.locator("h1")).hasText("There is nothing here");
        }
    }

    @Test
    void aFormWithoutAnAnswerIsToldOfAndCanBeSentAgain() {
        String id = schedule("Switched while the server is away");
        try (Reader reader = stage.reader(Window.PHONE_DARK)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/" + id);
            page.route("**/enabled", Route::abort);
            page.locator("#toggle").click();
            assertThat(page.locator("#flash")).containsText("The server did not answer");
            assertThat(page.locator("#flash")).isInViewport();
            assertEquals(List.of(), reader.violations());
            reader.shoot("no-answer-phone-dark");
            page.unroute("**/enabled");
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> note(sent, request));
            page.route("**/enabled", press -> press.fulfill(new Route.FulfillOptions().setStatus(500)));
            page.locator("#toggle").click();
            assertThat(page.locator("#flash")).containsText("The server failed (500)");
            assertEquals(1, sent.size(), sent::toString);
            page.unroute("**/enabled");
            page.locator("#toggle").click();
            assertThat(page.locator("#flash")).containsText("is off.");
        }
    }

    @Test
    void aPreviewThatIsRefusedOrNotAnsweredSaysSoAndWhatIsTypedStays() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.route("**/preview", preview -> preview.fulfill(new Route.FulfillOptions().setStatus(429)));
            page.getByLabel("Cron expression").fill("1 1 * * *");
            assertThat(page.locator("#preview")).containsText("The server refused to look (429).");
            page.unroute("**/preview");
            page.route("**/preview", Route::abort);
            page.getByLabel("Cron expression").fill("2 2 * * *");
            assertThat(page.locator("#preview")).containsText("The server does not answer.");
            page.route("**/new", Route::abort);
            page.getByText("Add a job").click();
            assertThat(page.locator("#flash")).containsText("What you typed is still here");
            page.unroute("**/new");
            page.route("**/new", look -> look.fulfill(new Route.FulfillOptions().setStatus(503)));
            page.getByText("Add a job").click();
            assertThat(page.locator("#flash")).containsText("The server refused that (503).");
            page.unroute("**/new");
            page.unroute("**/preview");
            page.getByText("Add a job").dblclick();
            assertThat(page.locator("#jobs-1-name")).isVisible();
            page.getByLabel("Cron expression").fill("3 3 * * *");
            assertThat(page.locator("#preview")).containsText("03:03");
            assertThat(page.locator("#jobs-2-name")).hasCount(0);
        }
    }

    @Test
    void theWayToTheLoginFromAnEndedSessionTakesTheTextAlong() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/new");
            page.locator("#name").fill("Typed for an hour");
            page.context().clearCookies();
            page.getByLabel("Cron expression").fill("7 7 * * *");
            assertThat(page.locator("#ended")).isVisible();
            page.locator("#preview").getByText("Log in again").click();
            page.getByLabel("Email").fill(Client.EMAIL);
            page.locator("#password").fill(Client.PASSWORD);
            page.locator("main button[type=submit]").click();
            page.getByText("Go on editing").click();
            assertThat(page.locator("#name")).hasValue("Typed for an hour");
            assertThat(page.getByLabel("Cron expression")).hasValue("7 7 * * *");
        }
    }

    @Test
    void aThemeAndAZoneAreChosenWithoutLosingWhatIsTyped() {
        try (Reader reader = stage.reader(Window.LIGHT)) {
            Page page = reader.page();
            page.navigate("/admin/schedules/" + stage.scheduleId() + "/edit");
            page.locator("#description").fill("half a sentence");
            page.locator("h1").click();
            page.keyboard().press("t");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            page.locator(".menu summary").click();
            page.getByLabel("UTC", new Page.GetByLabelOptions().setExact(true)).check();
            assertThat(page.locator(".menu summary")).containsText("Times in UTC");
            assertThat(page.locator("#description")).hasValue("half a sentence");
            page.navigate("/admin/schedules");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(page.locator(".menu summary")).containsText("Times in UTC");
            assertEquals(List.of(), reader.complaints());
        }
    }

    private static void note(List<String> sent, Request request) {
        if (request.method().equals("POST")) {
            sent.add(request.url());
        }
    }

    private static String schedule(String name) {
        return Stage.create(stage.client(), name, "SELECT 1");
    }
}
