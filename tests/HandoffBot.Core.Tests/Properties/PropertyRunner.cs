using FsCheck;
using FsCheck.Fluent;

namespace HandoffBot.Core.Tests.Properties;

/// <summary>Runs properties from a fixed seed: a failure here is the same failure everywhere.</summary>
internal static class PropertyRunner
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(250).WithReplay(20261121, 7);

    internal static void ForAll<T>(Gen<T> values, Action<T> holds) => Check.One(Fixed, Prop.ForAll(Arb.From(values), holds));
}
