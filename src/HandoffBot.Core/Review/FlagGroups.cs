using NodaTime;

namespace HandoffBot.Core.Review;

/// <summary>Groups of flagged alerts by what they have in common. Alerts pass by once, in whatever order; of each group its count and its
/// newest alerts are kept.</summary>
internal sealed class FlagGroups
{
    private readonly Dictionary<string, FlagGroupTally> _groups = new(StringComparer.Ordinal);
    private readonly Func<FlaggedAlert, string, string>? _name;

    private FlagGroups(Func<FlaggedAlert, IEnumerable<string>> keys, Func<FlaggedAlert, string, string>? name = null) =>
        (Keys, _name) = (alert => keys(alert).Distinct(StringComparer.Ordinal), name);

    /// <summary>The groups that an alert is in.</summary>
    public Func<FlaggedAlert, IEnumerable<string>> Keys { get; }

    /// <summary>By reason, band, source or signal; by anything else all are one group.</summary>
    public static FlagGroups By(string what) =>
        what switch
        {
            "reason" => new(alert => alert.Flags.Select(flag => flag.Reason ?? Counts.NoReason)),
            "band" => new(alert => [alert.Band]),
            "source" => new(alert => [alert.Source ?? Counts.NoSource]),
            "signal" => new(
                alert => alert.Signals.Select(signal => signal.Key),
                (alert, key) => alert.Signals.First(signal => string.Equals(signal.Key, key, StringComparison.Ordinal)).Label
            ),
            _ => new(_ => [""]),
        };

    /// <summary>When an alert was flagged last.</summary>
    public static Instant Newest(FlaggedAlert alert) => alert.Flags.Max(flag => flag.At);

    /// <summary>Takes an alert into account.</summary>
    /// <param name="alert">With the flags that are grouped, and its <see cref="FlaggedAlert.Order"/>.</param>
    public void Add(FlaggedAlert alert)
    {
        var newest = Newest(alert);
        var place = (alert.Order ?? 0, 0);
        foreach (var key in Keys(alert))
        {
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups.Add(key, group = new(key));
            }

            group.Add(new(newest, alert.AlertId, alert.Company, _name?.Invoke(alert, key) ?? key), place);
            place.Item2++;
        }
    }

    /// <summary>The largest first, then by name; those of one name in the order in which they came up.</summary>
    public IEnumerable<(string Key, FlagGroup Group)> Ordered() =>
        _groups
            .Values.OrderByDescending(group => group.Count)
            .ThenBy(group => group.Name, StringComparer.Ordinal)
            .ThenBy(group => group.First)
            .Select(group => (group.Key, group.Group()));

    private readonly record struct FlagGroupExample(Instant Newest, string Alert, string Company, string Name)
    {
        public bool IsBefore(FlagGroupExample other) =>
            Newest != other.Newest ? Newest > other.Newest : string.CompareOrdinal(Alert, other.Alert) < 0;
    }

    private sealed class FlagGroupTally(string key)
    {
        private readonly List<FlagGroupExample> _newest = [];

        public string Key => key;

        public long Count { get; private set; }

        /// <summary>Of the alert that came up first, and the group's place among its own.</summary>
        public (long Alert, int Part) First { get; private set; } = (long.MaxValue, 0);

        /// <summary>The newest alert names it.</summary>
        public string Name => _newest[0].Name;

        public FlagGroup Group() => new(Name, Count, [.. _newest.Select(one => new FlagExample(one.Alert, one.Company))]);

        public void Add(FlagGroupExample member, (long Alert, int Part) place)
        {
            Count++;
            First = place.CompareTo(First) < 0 ? place : First;
            var at = _newest.FindIndex(member.IsBefore);
            _newest.Insert(at < 0 ? _newest.Count : at, member);
            if (_newest.Count > Counts.Examples)
            {
                _newest.RemoveAt(Counts.Examples);
            }
        }
    }
}
