namespace HandoffBot.Core.Agreement.Keys;

/// <summary>A value, or none.</summary>
/// <param name="Is">Whether there is one.</param>
/// <param name="Value">It; the type's default when there is none.</param>
internal readonly record struct Maybe<T>(bool Is, T Value);

/// <summary>Makes a <see cref="Maybe{T}"/> of what may be null.</summary>
internal static class Maybe
{
    public static Maybe<T> Of<T>(T? value)
        where T : class => value is null ? default : new(true, value);

    public static Maybe<T> Of<T>(T? value)
        where T : struct => value is { } there ? new(true, there) : default;
}
