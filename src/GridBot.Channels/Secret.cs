// A secret that cannot print itself.
namespace GridBot.Channels;

/// <summary>
/// A token, key or secret address. <see cref="ToString"/> shows three stars, so that no log, error or page can show the value by accident;
/// <see cref="Reveal"/> is called only where the value goes to its platform.
/// </summary>
public sealed class Secret(string value) : IEquatable<Secret>
{
    private readonly string value = value ?? "";

    /// <summary>A secret that was not set.</summary>
    public static Secret None { get; } = new("");

    /// <summary>True when nothing was set.</summary>
    public bool IsEmpty => value.Length == 0;

    /// <summary>The value itself.</summary>
    public string Reveal() => value;

    public bool Equals(Secret? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => string.GetHashCode(value, StringComparison.Ordinal);

    public override string ToString() => "***";
}
