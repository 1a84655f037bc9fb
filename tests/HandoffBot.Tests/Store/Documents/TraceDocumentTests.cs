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

    [Theory]
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
