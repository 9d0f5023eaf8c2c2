package io.hourhand.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourhand.run.ScheduleDefinition;
import io.hourhand.schedule.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

    private static final String SMALLEST =
            "{'name':'n','timing':{'type':'cron','expression':'@daily'},'jobs':[{'name':'j','type':'sql'}]}";

    private static final String WHOLE = "{'name':'Daily Full Sync','description':'','enabled':false,"
            + "'timing':{'type':'cron','expression':'0 2 * * *'},'timeZone':'UTC','jobs':[{'name':'profileSearchIndexJob',"
            + "'type':'sql','config':{},'timeout':'PT5M','retry':{'maxAttempts':1,'backoff':'PT10S','factor':2.0,"
            + "'maxBackoff':'PT5M'},'onRestart':'RERUN'}],'onFailure':'CONTINUE','overlap':'SKIP',"
            + "'catchUp':{'mode':'LAST','window':'P1D','maxRuns':10},'gap':'SHIFT','repeat':'FIRST','jitter':'PT0S'}";

    @Test
    void aWholeDefinitionComesBackAsItWasWritten() {
        assertEquals(json(WHOLE).toString(), DefinitionText.write(read(WHOLE)));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        ObjectNode expected = (ObjectNode) json(WHOLE);
        expected.put("name", "n");
        ((ObjectNode) expected.path("timing")).put("expression", "@daily");
        ((ObjectNode) expected.path("jobs").path(0)).put("name", "j");
        assertEquals(expected.toString(), DefinitionText.write(read(SMALLEST)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':7 | name",
                "'name':null | name",
                "'name':' ' | name",
                "'enabled':'yes' | enabled",
                "'timing':null | timing",
                "'timing':'0 2 * * *' | timing",
                "'timing':{'type':'hourly'} | timing.type",
                "'timing':{'type':'cron'} | timing.expression",
                "'timing':{'type':'cron','expression':'0 25 * * *'} | timing.expression",
                "'timing':{'type':'cron','expression':'@daily','at':1} | timing.at",
                "'timing':{'type':'every','interval':'PT0S'} | timing.interval",
                "'timing':{'type':'once','at':'tomorrow'} | timing.at",
                "'timeZone':'Mars/Olympus' | timeZone",
                "'timeZone':'+02:00' | timeZone",
                "'jobs':[] | jobs",
                "'jobs':{} | jobs",
                "'jobs':[{'name':'a','type':'sql'},{'name':'b','type':'ssh'}] | jobs[1].type",
                "'jobs':[{'name':'a','type':'sql','timeout':'PT0S'}] | jobs[0].timeout",
                "'jobs':[{'name':'a','type':'sql','retry':{'backoff':'-PT1S'}}] | jobs[0].retry.backoff",
                "'jobs':[{'name':'a','type':'sql','retry':{'maxAttempts':0}}] | jobs[0].retry.maxAttempts",
                "'jobs':[{'name':'a','type':'sql','retry':{'maxAttempts':1.5}}] | jobs[0].retry.maxAttempts",
                "'jobs':[{'name':'a','type':'sql','retry':{'factor':0.5}}] | jobs[0].retry.factor",
                "'jobs':[{'name':'a','type':'sql','config':{'statement':''}}] | jobs[0].config.statement",
                "'jobs':[{'name':'a','type':'java','config':{'parameters':{}}}] | jobs[0].config.job",
                "'jobs':[{'name':'a','type':'http','config':{'url':'file:///etc/passwd'}}] | jobs[0].config.url",
                "'jobs':[{'name':'a','type':'http','config':{'url':'http://x','expectStatus':[99]}}] | jobs[0].config.expectStatus",
                "'jobs':[{'name':'a','type':'command','config':{'argv':'ls'}}] | jobs[0].config.argv",
                "'jobs':[{'name':'a','type':'command','config':{'argv':['ls'],'shell':true}}] | jobs[0].config.shell",
                "'overlap':'skip' | overlap",
                "'catchUp':{'mode':'SOME'} | catchUp.mode",
                "'catchUp':{'maxRuns':0} | catchUp.maxRuns",
                "'catchUp':{'maxRuns':99999999999} | catchUp.maxRuns",
                "'jitter':'P2D' | jitter",
                "'jitter':5 | jitter",
                "'owner':'me' | owner"
            })
    void aWrongFieldIsNamed(String change, String field) {
        ObjectNode body = (ObjectNode) json(SMALLEST);
        body.setAll((ObjectNode) json("{" + change + "}"));
        assertEquals(List.of(field), fields(DefinitionReader.read(body)));
    }

    @Test
    void allWrongFieldsAreNamedAtOnce() {
        String body = "{'timing':{'type':'cron','expression':'x'},'timeZone':1,'jobs':[3],'gap':'X','zz':1}";
        assertEquals(
                List.of("name", "timing.expression", "timeZone", "jobs[0]", "gap", "zz"),
                fields(DefinitionReader.read(json(body))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'text'", "7", "null"})
    void whatIsNoObjectIsRefused(String body) {
        assertEquals(List.of(""), fields(DefinitionReader.read(json(body))));
        assertEquals(List.of(""), fields(DefinitionReader.merge(json(body), read(SMALLEST))));
    }

    @Test
    void halfASurrogatePairIsNoText() {
        ObjectNode body = ((ObjectNode) json(SMALLEST)).put("name", "a\uD83D");
        assertEquals(List.of("name"), fields(DefinitionReader.read(body)));
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleSeeThem() {
        ObjectNode longest = ((ObjectNode) json(SMALLEST)).put("name", "⏰".repeat(100) + "👩".repeat(100));
        assertEquals(List.of(), fields(DefinitionReader.read(longest)));
        ObjectNode longer = ((ObjectNode) json(SMALLEST)).put("name", "👩".repeat(201));
        assertEquals(List.of("name"), fields(DefinitionReader.read(longer)));
    }

    @Test
    void aPatchLeavesTheRest() {
        ScheduleDefinition stored = read(WHOLE);
        assertEquals(new Reading.Valid<>(stored.withEnabled(true)), merge("{'enabled':true}", stored));
        assertEquals(new Reading.Valid<>(stored), merge("{}", stored));
        assertEquals(List.of("enable"), fields(merge("{'enable':true}", stored)));
        assertEquals(
                json("{'mode':'LAST','window':'P1D','maxRuns':3}"),
                DefinitionText.node(valid(merge("{'catchUp':{'maxRuns':3}}", stored)))
                        .path("catchUp"));
        assertEquals(
                json("{'type':'every','interval':'PT6H'}"),
                DefinitionText.node(valid(merge("{'timing':{'type':'every','interval':'PT6H'}}", stored)))
                        .path("timing"));
    }

    @Test
    void numbersInParametersKeepTheirDigits() {
        String body = SMALLEST.replace(
                "'type':'sql'",
                "'type':'sql','config':{'statement':'SELECT :x','parameters':{'x':0.12345678901234567890,'y':12345678901234567890,'z':1.50}}");
        assertEquals(
                "{\"statement\":\"SELECT :x\",\"parameters\":"
                        + "{\"x\":0.12345678901234567890,\"y\":12345678901234567890,\"z\":1.50}}",
                read(body).jobs().getFirst().config());
    }

    private static Reading<ScheduleDefinition> merge(String patch, ScheduleDefinition stored) {
        return DefinitionReader.merge(json(patch), stored);
    }

    private static ScheduleDefinition read(String body) {
        return valid(DefinitionReader.read(json(body)));
    }

    private static ScheduleDefinition valid(Reading<ScheduleDefinition> reading) {
        return switch (reading) {
            case Reading.Valid<ScheduleDefinition>(ScheduleDefinition definition) -> definition;
            case Reading.Refused<ScheduleDefinition>(List<FieldError> errors) ->
                throw new IllegalStateException(errors.toString());
        };
    }

    private static List<String> fields(Reading<?> reading) {
        return switch (reading) {
            case Reading.Valid<?> valid -> List.of();
            case Reading.Refused<?>(List<FieldError> errors) ->
                errors.stream().map(FieldError::field).toList();
        };
    }

    private static JsonNode json(String text) {
        return switch (Json.parse(text.replace('\'', '"'))) {
            case Parsed.Valid<JsonNode>(JsonNode node) -> node;
            case Parsed.Invalid<JsonNode>(String message) -> throw new IllegalArgumentException(message);
        };
    }
}
