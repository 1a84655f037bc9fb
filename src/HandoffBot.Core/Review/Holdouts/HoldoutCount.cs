using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review.Holdouts;

/// <summary>Counts the accounts of a holdout, and finds when there were enough.</summary>
/// <param name="holdout">As it was agreed.</param>
public sealed class HoldoutCount(Holdout holdout)
{
    private readonly TwoProportionPower _power = PowerOf(holdout);
    private HoldoutArms _entered;
    private Instant? _first;
    private Instant? _enough;

    /// <summary>The power it is to have.</summary>
    public static TwoProportionPower PowerOf(Holdout holdout) => new((double)holdout.WithoutAlert, (double)holdout.WithAlert);

    /// <summary>Takes one in; they come in the order in which they entered.</summary>
    public void Add(bool isHeldOut, Instant at)
    {
        _first ??= at;
        _entered = isHeldOut
            ? _entered with
            {
                HeldOut = _entered.HeldOut + 1,
            }
            : _entered with
            {
                Alerted = _entered.Alerted + 1,
            };
        if (_enough is null || at == _enough)
        {
            // Those of the same moment as the last one belong to it: which of them came first is not known.
            Compared = _entered;
        }

        _enough ??= _power.IsEnough(_entered.HeldOut, _entered.Alerted) ? at : null;
    }

    /// <summary>All that had come with the one with which there were enough; all so far where there are not.</summary>
    public HoldoutArms Compared { get; private set; }

    /// <summary>What was counted.</summary>
    public HoldoutNumbers Numbers => new(holdout.Name, _entered, _first, _enough);
}
