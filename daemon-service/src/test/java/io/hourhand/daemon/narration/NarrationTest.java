package io.hourhand.daemon.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NarrationTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.hourhand.daemon");
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(said);
    }

    @Test
    void aWholeRunReadsAsTheContractSays() {
        UUID worker = UUID.fromString("0198c0de-0000-7000-8000-000000000000");
        Narration.starting("production");
        Narration.registered(worker);
        Narration.polling(Duration.ofHours(1));
        Narration.found(1);
        Narration.processing("Daily Full Sync");
        Narration.executing(20, "Daily Full Sync");
        Narration.jobStarted("profileSearchIndexJob");
        Narration.jobCompleted("profileSearchIndexJob");
        Narration.jobFailed("someJob", "first line of the error\nsecond line");
        Narration.complete(true, "Daily Full Sync", 20, 0, Duration.ofMillis(45_232));
        Narration.complete(false, "Daily Full Sync", 20, 1, Duration.ofMillis(7));
        Narration.standingBy(worker.toString());
        assertEquals(
                List.of(
                        "🚀 Starting schedule daemon (production mode)",
                        "✅ Schedule daemon registered: 0198c0de-0000-7000-8000-000000000000",
                        "⏱️  Polling every 3600s",
                        "⏰ Found 1 due schedule(s)",
                        "⏰ Processing schedule: Daily Full Sync",
                        "[daemon] Executing 20 jobs inline for \"Daily Full Sync\"",
                        "[daemon] → Executing: profileSearchIndexJob",
                        "[daemon] ✓ profileSearchIndexJob completed",
                        "[daemon] ✗ someJob failed: first line of the error",
                        "[daemon] ✅ Schedule \"Daily Full Sync\" complete: 20 succeeded, 0 failed (45232ms)",
                        "[daemon] ❌ Schedule \"Daily Full Sync\" complete: 20 succeeded, 1 failed (7ms)",
                        "⏸️  Standing by: 0198c0de-0000-7000-8000-000000000000 is running"),
                lines());
    }

    @Test
    void aNameFromOutsideNeverBreaksALine() {
        Narration.processing("two\nlines\r\twith \u001b[31mcolour\u0000 \u2028 and \u202Eturned");
        assertEquals(
                List.of(
                        "⏰ Processing schedule: two\\nlines\\r\\twith \\u001b[31mcolour\\u0000 \\u2028 and \\u202eturned"),
                lines());
    }

    @Test
    void lettersOfAllKindsStayAsTheyAre() {
        Narration.processing("it's \"quoted\" 🕐🇩🇪 ümlaut 日本 ${jndi:x} {}");
        assertEquals(List.of("⏰ Processing schedule: it's \"quoted\" 🕐🇩🇪 ümlaut 日本 ${jndi:x} {}"), lines());
    }

    @Test
    void aFailureWithoutWordsStillHasALine() {
        Narration.jobFailed("job", "\n \n");
        assertEquals(List.of("[daemon] ✗ job failed: no message"), lines());
    }

    @Test
    void aSurrogateWithoutItsPartnerIsEscaped() {
        assertFalse(Narration.oneLine("a\uD83Db").codePoints().anyMatch(point -> point == 0xD83D));
    }

    private List<String> lines() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
