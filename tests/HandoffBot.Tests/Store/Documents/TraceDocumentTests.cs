using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Documents;

namespace HandoffBot.Tests.Store.Documents;

/// <summary>Traces hold what senders wrote.</summary>
public sealed class TraceDocumentTests
{
    [Theory]
    [InlineData("a \"quoted\" \\ title")]
    [InlineData("Zoë 🚀 日本")]
    [InlineData("a\0b\r\n\t\u0085\u2028")]
    [InlineData("")]
    public void Any_text_is_read_as_it_was_written(string text) => Reads(text, text);

    // An attribute cannot hold it.
    [Fact]
    public void Half_a_pair_of_surrogates_is_replaced() => Reads("half a pair \ud83d", "half a pair \ufffd");

    [Fact]
    public void A_required_field_that_is_there_is_its_input_alone()
    {
        TraceStep[] steps =
        [
            TraceStep.OfField("contact.email", "\"ada@acme.test\"", isKnown: true),
            TraceStep.OfField("owner", "not known", isKnown: false),
            TraceStep.OfField("note", "\"a = b\"", isKnown: true),
        ];

        var document = DocumentFormats.Trace.Write(steps);

        Assert.Equal(
            """{"v":4,"d":["contact.email = \"ada@acme.test\"",["required","owner = not known",0,"owner is required and not known."]"""
                + ""","note = \"a = b\""]}""",
            document
        );
        Assert.Equal(steps, DocumentFormats.Trace.Read(document));
        Assert.Equal("contact.email is known.", DocumentFormats.Trace.Read(document)[0].Says);
    }

    [Fact]
    public void A_step_that_says_the_usual_is_its_rule_and_input()
    {
        TraceStep[] steps =
        [
            StandardTraceSteps.Of("order", StandardTraceSteps.FirstEvent),
            StandardTraceSteps.Of("score", "score.name = \"trial-pql\""),
            StandardTraceSteps.Of("order", StandardTraceSteps.FirstEvent) with { Passed = false },
            new("order", StandardTraceSteps.FirstEvent, true, "Said otherwise by an earlier release."),
        ];

        var document = DocumentFormats.Trace.Write(steps);

        Assert.Equal(
            """{"v":4,"d":[["order","no earlier event"],["score","score.name = \"trial-pql\""],"""
                + """["order","no earlier event",0,"The first event of this account."],"""
                + """["order","no earlier event",1,"Said otherwise by an earlier release."]]}""",
            document
        );
        Assert.Equal(steps, DocumentFormats.Trace.Read(document));
    }

    [Theory]
    [InlineData("""{"v":4,"d":[["route","takes every lead"]]}""")]
    [InlineData("""{"v":4,"d":[["order"]]}""")]
    [InlineData("""{"v":4,"d":[["order","no earlier event",1]]}""")]
    [InlineData("""{"v":3,"d":["score"]}""")]
    [InlineData("""{"v":3,"d":[7]}""")]
    [InlineData("""{"v":3,"d":[["band","score = 1",1]]}""")]
    [InlineData("""{"v":3,"d":[["band","score = 1",true,"Hot."]]}""")]
    [InlineData("""{"v":3,"d":[["band","score = 1",2,"Hot."]]}""")]
    [InlineData("""{"v":3,"d":[["band","score = 1",1,"Hot.","more"]]}""")]
    [InlineData("""{"v":2,"d":[{"rule":"band"}]}""")]
    [InlineData("""{"v":2,"d":[["band","score = 1",true]]}""")]
    [InlineData("""{"v":2,"d":[["band","score = 1",true,"Hot.","more"]]}""")]
    [InlineData("""{"v":2,"d":[["band",null,true,"Hot."]]}""")]
    [InlineData("""{"v":2,"d":[["band","score = 1","yes","Hot."]]}""")]
    public void What_is_no_step_is_refused(string document) =>
        Assert.ThrowsAny<Exception>(() => DocumentFormats.Trace.Read(document));

    private static void Reads(string text, string read)
    {
        var document = DocumentFormats.Trace.Write([new TraceStep("band", text, false, text), new TraceStep("path", "", true, "Holds.")]);

        Assert.DoesNotContain('\0', document);
        Assert.Equal(
            [new TraceStep("band", read, false, read), new TraceStep("path", "", true, "Holds.")],
            DocumentFormats.Trace.Read(document)
        );
    }
}
