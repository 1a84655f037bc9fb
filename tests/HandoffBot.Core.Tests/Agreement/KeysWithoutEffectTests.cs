using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notes;
using HandoffBot.Core.Agreement.Table;
using NodaTime;
using static HandoffBot.Core.Tests.Agreement.ValidAgreement;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class KeysWithoutEffectTests
{
    [Fact]
    public void Each_key_that_does_nothing_yet_is_named_once_where_it_first_stands()
    {
        var everything = Value with
        {
            Bands = [Value.Bands[1] with { Name = "hottest", From = 95, Sla = null }, .. Value.Bands],
        };

        Assert.Equal(
            ["audit"],
            KeysWithoutEffect.In(everything).Select(key => key.Path)
        );
        Assert.All(KeysWithoutEffect.In(everything), key => Assert.EndsWith(".", key.Says, StringComparison.Ordinal));
        Assert.All(KeysWithoutEffect.In(everything), key =>
            Assert.Contains(AgreementNotes.For(everything), note =>
                note.Path == key.Path && note.Message.Contains(key.Says, StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void What_an_agreement_does_not_hold_is_not_named() =>
        Assert.Empty(
            KeysWithoutEffect.In(
                Value with
                {
                    Bands = [new Band("hot", 85, Duration.FromHours(4))],
                    Coverage = new Dictionary<string, Coverage>(),
                    Routing = [Value.Routing[1]],
                    Escalation = [],
                    Audit = null,
                    Authority = new Dictionary<Behaviour, AuthorityLevel>
                    {
                        [Behaviour.Alerts] = AuthorityLevel.UseNow,
                        [Behaviour.Queue] = AuthorityLevel.UseNow,
                    },
                }
            )
        );
}
