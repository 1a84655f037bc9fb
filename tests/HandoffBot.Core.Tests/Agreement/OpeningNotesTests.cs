using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Notes;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Agreement;

/// <summary>What is worth a second look where leads wait for opening.</summary>
public sealed class OpeningNotesTests
{
    [Theory]
    [InlineData("Mon-Fri 09:00-18:00", true, "hot")]
    [InlineData("Mon-Fri 09:00-18:00", false, "")]
    [InlineData("Mon-Sun 03:00-24:00", true, "")]
    [InlineData("Mon 09:00-18:00", true, "hot, warm")]
    [InlineData("Mon-Sun 00:00-24:00", true, "")]
    public void Bands_that_a_night_outlasts_are_noted_where_leads_wait_for_opening(string hours, bool waits, string noted)
    {
        var emea = Value.Coverage["emea"] with { Hours = WorkingHoursNotation.Read(hours)!, WaitsForOpening = waits };
        var agreement = Value with { Coverage = new Dictionary<string, Coverage> { ["emea"] = emea } };
        var onCall = agreement with
        {
            Coverage = new Dictionary<string, Coverage> { ["emea"] = emea with { OnCall = waits ? ["U0REP1"] : [] } },
        };

        var notes = AgreementNotes.For(agreement).Where(note => note.Path == "coverage.emea.wait_for_opening").ToList();

        Assert.Equal(noted.Length > 0 ? 1 : 0, notes.Count);
        Assert.All(
            noted.Split(", ").Where(band => band.Length > 0),
            band => Assert.Contains($"\"{band}\"", notes[0].Message, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(AgreementNotes.For(onCall), note => note.Message.Contains("\"hot\"", StringComparison.Ordinal));
    }
}
