namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A key of one group, with all that is done with it: reading, checking, telling what it says.</summary>
/// <typeparam name="T">What the group is read into.</typeparam>
internal abstract class AgreementKey<T>
{
    /// <summary>What is known of it; several only where keys that depend on each other are read together.</summary>
    public abstract IReadOnlyList<KeyDescription> Descriptions { get; }

    /// <summary>The holder with what is written.</summary>
    public abstract T Read(IKeyReader from, T into);

    /// <summary>Adds what makes no sense; <paramref name="group"/> is the path of its group.</summary>
    public virtual void Check(T holder, string group, List<AgreementFault> faults) { }

    /// <summary>What it says, for comparing two versions.</summary>
    /// <param name="holder">None where the group is not written.</param>
    /// <param name="subject">What its group speaks of; empty at the top.</param>
    public virtual IEnumerable<Statement> Say(Maybe<T> holder, string subject) => [];

    /// <summary>The lists it holds whose order means something.</summary>
    public virtual IEnumerable<ListOrder> Orders(T holder) => [];

    /// <summary>Every place below <paramref name="group"/> where the holder holds something by this key.</summary>
    public virtual IEnumerable<KeyPlace> Places(T holder, GroupPath group) => [];
}
